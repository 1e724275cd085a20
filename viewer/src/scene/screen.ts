// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Rect } from '../math/layout';

/** Where a point of a panel's scene appears, in the stage's CSS pixels. */
export function toScreen(point: THREE.Vector3, camera: THREE.Camera, rect: Rect): THREE.Vector2 {
  const p = point.clone().project(camera);
  return new THREE.Vector2(
    rect.x + ((p.x + 1) / 2) * rect.width, rect.y + ((1 - p.y) / 2) * rect.height);
}
