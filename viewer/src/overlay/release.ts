// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';

/** Frees the graphics memory of a group that is drawn no more, and takes it out of its scene. */
export function release(group: THREE.Object3D): void {
  group.removeFromParent();
  group.traverse((part) => {
    if (!(part instanceof THREE.Mesh)) return;
    part.geometry.dispose();
    for (const material of [part.material].flat() as THREE.Material[]) material.dispose();
  });
}
