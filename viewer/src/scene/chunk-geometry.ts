// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { CHUNK, type ChunkLevels, chunkTriangles } from '../math/lod';

const SIDE = CHUNK + 1;

const nodes = new THREE.BufferAttribute(new Float32Array(3 * SIDE * SIDE), 3);
for (let j = 0, i = 0; j < SIDE; j++) for (let k = 0; k < SIDE; k++, i++) nodes.setXYZ(i, k, 0, j);

const made = new Map<string, THREE.BufferGeometry>();

/** One geometry for each pattern of levels: all chunks of all surfaces share them. */
export function chunkGeometry(levels: ChunkLevels): THREE.BufferGeometry {
  const { own, west, east, south, north } = levels;
  const key = [own, west, east, south, north].map((l) => Math.max(l, own)).join();
  let geometry = made.get(key);
  if (geometry === undefined) {
    geometry = new THREE.BufferGeometry().setAttribute('position', nodes);
    geometry.setIndex(new THREE.BufferAttribute(chunkTriangles(levels), 1));
    made.set(key, geometry);
  }
  return geometry;
}
