// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Box } from '../math/box';
import { CHUNK, type Chunks } from '../math/lod';

/** What decides how fine a surface must be. */
export interface Viewpoint {
  /** Height of the panel in device pixels. */
  pixels: number;
  /** How many pixels a height may be off. */
  tolerance: number;
  /** Triangles that a frame may cost; the tolerance grows until they suffice. */
  most: number;
}

/** A level for each chunk, and which chunks the camera can see. */
export function chooseLevels(
  chunks: Chunks, box: Box, camera: THREE.PerspectiveCamera, view: Viewpoint,
): { levels: Uint8Array; inSight: Uint8Array } {
  const frustum = new THREE.Frustum().setFromProjectionMatrix(
    new THREE.Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse));
  const perPixel = (2 * Math.tan(THREE.MathUtils.degToRad(camera.fov) / 2)) / view.pixels;
  const bounds = new THREE.Box3();
  const inSight = new Uint8Array(chunks.count);
  // Height error, 0 to 1, that one pixel hides at the chunk's nearest point.
  const pixel = new Float64Array(chunks.count);
  for (let chunk = 0; chunk < chunks.count; chunk++) {
    boundsOf(chunks, chunk, box, bounds);
    inSight[chunk] = frustum.intersectsBox(bounds) ? 1 : 0;
    const near = Math.max(camera.near, bounds.distanceToPoint(camera.position));
    pixel[chunk] = (near * perPixel) / box.height;
  }
  let { tolerance } = view;
  for (;;) {
    const levels = chunks.levels((chunk) => (inSight[chunk] ? pixel[chunk] * tolerance : Infinity));
    let triangles = 0;
    levels.forEach((level, chunk) => {
      if (inSight[chunk]) triangles += 2 * (CHUNK / 2 ** level) ** 2;
    });
    if (triangles <= view.most || tolerance > 1e4) return { levels, inSight };
    tolerance *= 1.6;
  }
}

function boundsOf(chunks: Chunks, chunk: number, box: Box, into: THREE.Box3): void {
  const x = chunk % chunks.across;
  const y = (chunk - x) / chunks.across;
  const [cellsX, cellsY] = chunks.cells;
  const u = (i: number) => (Math.min(i * CHUNK, cellsX) / cellsX - 0.5) * box.width;
  const v = (j: number) => (0.5 - Math.min(j * CHUNK, cellsY) / cellsY) * box.depth;
  into.min.set(u(x), chunks.low[chunk] * box.height, v(y + 1));
  into.max.set(u(x + 1), chunks.high[chunk] * box.height, v(y));
}
