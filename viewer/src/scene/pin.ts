// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Marker } from '../data/model';

const NEEDLE = 0.006;
const HEAD = 0.026;
const DARK = 0x11151d;

/** A model on the surface: a needle from its place to a head above, and its true loss between. */
export class Pin {
  static readonly radius = HEAD;
  readonly group = new THREE.Group();

  /**
   * @param foot on the surface
   * @param truth at the height of the model's true loss
   */
  constructor(
    readonly marker: Marker,
    readonly foot: THREE.Vector3,
    truth: THREE.Vector3,
    readonly head: THREE.Vector3,
  ) {
    const low = Math.min(foot.y, truth.y);
    const middle = new THREE.Vector3(foot.x, (low + head.y) / 2, foot.z);
    const length = head.y - low;
    this.group.add(
      part(new THREE.CylinderGeometry(NEEDLE, NEEDLE, length, 8), middle, DARK),
      hull(new THREE.CylinderGeometry(2 * NEEDLE, 2 * NEEDLE, length, 8), middle),
      part(new THREE.SphereGeometry(HEAD, 20, 14), head, DARK),
      hull(new THREE.SphereGeometry(HEAD * 1.25, 20, 14), head),
      part(new THREE.OctahedronGeometry(HEAD * 0.8), truth, DARK),
      hull(new THREE.OctahedronGeometry(HEAD * 1.15), truth),
      ghost(new THREE.CylinderGeometry(NEEDLE, NEEDLE, length, 8), middle),
      ghost(new THREE.SphereGeometry(HEAD, 20, 14), head));
  }

  dispose(): void {
    this.group.traverse((each) => {
      if (each instanceof THREE.Mesh) {
        each.geometry.dispose();
        (each.material as THREE.Material).dispose();
      }
    });
  }
}

function part(geometry: THREE.BufferGeometry, at: THREE.Vector3, color: number): THREE.Mesh {
  const mesh = new THREE.Mesh(geometry, new THREE.MeshBasicMaterial({ color }));
  mesh.position.copy(at);
  return mesh;
}

/** Faint where a wall hides the pin. */
function ghost(geometry: THREE.BufferGeometry, at: THREE.Vector3): THREE.Mesh {
  const mesh = new THREE.Mesh(geometry, new THREE.MeshBasicMaterial({
    color: DARK, transparent: true, opacity: 0.35, depthTest: false, depthWrite: false,
  }));
  mesh.position.copy(at);
  mesh.renderOrder = 3;
  return mesh;
}

/** A light rim, so that a dark pin stands out from a dark surface. */
function hull(geometry: THREE.BufferGeometry, at: THREE.Vector3): THREE.Mesh {
  const mesh = new THREE.Mesh(
    geometry, new THREE.MeshBasicMaterial({ color: 0xffffff, side: THREE.BackSide }));
  mesh.position.copy(at);
  return mesh;
}
