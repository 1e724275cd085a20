// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { LineSegments2 } from 'three/examples/jsm/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/examples/jsm/lines/LineSegmentsGeometry.js';
import type { Box } from '../math/box';
import type { Polyline } from '../math/polylines';

/** Isolines of a constant pixel width, each level in one colour. */
export class ContourLines {
  readonly lines: LineSegments2;
  private readonly material: LineMaterial;

  constructor(pixels: number) {
    this.material = new LineMaterial({
      linewidth: pixels, vertexColors: true,
      polygonOffset: true, polygonOffsetFactor: -1, polygonOffsetUnits: -4,
    });
    this.lines = new LineSegments2(new LineSegmentsGeometry(), this.material);
    this.lines.frustumCulled = false;
  }

  /** `height(level)` gives world y, `colour(level)` the line's colour. */
  set(
    isolines: Polyline[], box: Box,
    height: (level: number) => number, colour: (level: number) => THREE.Color,
  ): void {
    const pieces = isolines.reduce((sum, { points }) => sum + points.length / 2 - 1, 0);
    const positions = new Float32Array(6 * pieces);
    const colours = new Float32Array(6 * pieces);
    let at = 0;
    for (const { level, points } of isolines) {
      const y = height(level);
      const { r, g, b } = colour(level);
      const put = (i: number) => {
        positions[at] = (points[i] - 0.5) * box.width;
        positions[at + 1] = y;
        positions[at + 2] = (0.5 - points[i + 1]) * box.depth;
        colours[at++] = r;
        colours[at++] = g;
        colours[at++] = b;
      };
      for (let i = 2; i < points.length; i += 2) {
        put(i - 2);
        put(i);
      }
    }
    this.lines.geometry.dispose();
    const geometry = new LineSegmentsGeometry();
    if (pieces > 0) {
      geometry.setPositions(positions);
      geometry.setColors(colours);
    }
    this.lines.geometry = geometry;
    this.drawn = pieces > 0;
  }

  private drawn = false;

  set visible(on: boolean) {
    this.lines.visible = on && this.drawn;
  }

  setResolution(width: number, height: number): void {
    this.material.resolution.set(width, height);
  }
}
