// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import type { Landscape, Path, PathPoint } from '../data/model';
import { FatLines } from './fat-lines';
import type { Ground } from './ground';

const HEAD = 0.013;
/** In parameter units: what float checkpoints leave. */
const ON_PLANE = 1e-4;

/** Whether a checkpoint's true loss is another matter than the surface beneath it. */
export function leavesPlane(point: PathPoint): boolean {
  return point.offPlane > ON_PLANE && Number.isFinite(point.loss);
}

/** Uprights from the surface to the true loss of every checkpoint that lies off the plane. */
export class Stems {
  readonly group = new THREE.Group();
  readonly count: number;

  constructor(landscape: Landscape, path: Path, ground: Ground, tint: number) {
    const feet: THREE.Vector3[] = [];
    const heads: THREE.Vector3[] = [];
    for (const point of path.points) {
      if (!isInside(landscape, point.x, point.y) || !leavesPlane(point)) continue;
      const foot = ground.place(point.x, point.y);
      feet.push(foot);
      heads.push(foot.clone().setY(ground.level(point.loss)));
    }
    this.count = feet.length;
    if (this.count === 0) return;
    const lines = new FatLines(1.6, tint);
    lines.setPieces(feet.map((foot, i) => [foot, heads[i]]));
    this.group.add(lines.group, beads(heads, tint));
  }
}

function beads(places: THREE.Vector3[], tint: number): THREE.Group {
  const group = new THREE.Group();
  const kinds: [number, number, THREE.Side][] = [
    [HEAD, tint, THREE.FrontSide], [HEAD * 1.5, 0x11151d, THREE.BackSide]];
  for (const [radius, color, side] of kinds) {
    const mesh = new THREE.InstancedMesh(
      new THREE.OctahedronGeometry(radius), new THREE.MeshBasicMaterial({ color, side }),
      places.length);
    places.forEach((at, i) => mesh.setMatrixAt(i, new THREE.Matrix4().setPosition(at)));
    mesh.frustumCulled = false;
    group.add(mesh);
  }
  return group;
}
