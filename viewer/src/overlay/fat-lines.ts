// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { LineSegments2 } from 'three/examples/jsm/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/examples/jsm/lines/LineSegmentsGeometry.js';

const CASING = 0x11151d;

/** Lines of a constant pixel width in a dark casing, readable on every colour map. */
export class FatLines {
  readonly group = new THREE.Group();
  private readonly parts: LineSegments2[];

  constructor(pixels: number, color: number) {
    this.parts = ([[pixels + 2, CASING], [pixels, color]] as const).map(([linewidth, tint], i) => {
      const part = new LineSegments2(
        new LineSegmentsGeometry(), new LineMaterial({ linewidth, color: tint }));
      part.frustumCulled = false;
      part.renderOrder = 1 + i;
      part.visible = false;
      // The core lies in its casing: pull it towards the eye.
      part.material.polygonOffset = true;
      part.material.polygonOffsetFactor = -2 - 2 * i;
      part.material.polygonOffsetUnits = -4 - 4 * i;
      this.group.add(part);
      return part;
    });
    this.group.visible = false;
  }

  /** Draws each polyline; fewer than two points draw nothing. */
  setPieces(polylines: THREE.Vector3[][]): void {
    const positions: number[] = [];
    for (const line of polylines) {
      for (let i = 0; i + 1 < line.length; i++) {
        positions.push(...line[i].toArray(), ...line[i + 1].toArray());
      }
    }
    for (const part of this.parts) {
      part.geometry.dispose();
      part.geometry = new LineSegmentsGeometry();
      if (positions.length > 0) part.geometry.setPositions(positions);
      // The group may be switched on all the same: without pieces there is nothing to count.
      part.visible = positions.length > 0;
    }
    this.group.visible = positions.length > 0;
  }
}
