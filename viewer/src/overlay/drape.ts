// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import type { Landscape, Path } from '../data/model';
import type { Ground } from './ground';

/** A place on the way; `step` counts recorded checkpoints, with parts of one in between. */
export interface Station {
  step: number;
  at: THREE.Vector3;
  normal: THREE.Vector3;
}

const SPACING = 0.015;
const MOST = 60;

/**
 * A path laid over the surface, as runs inside the window: the way between two checkpoints is
 * straight in the plane and follows the surface up and down.
 */
export function drape(landscape: Landscape, path: Path, ground: Ground): Station[][] {
  const runs: Station[][] = [];
  let run: Station[] = [];
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const { points } = path;
  points.forEach((p, i) => {
    if (!isInside(landscape, p.x, p.y)) return close();
    const q = points[i + 1];
    run.push(station(ground, p.x, p.y, i));
    if (q === undefined || !isInside(landscape, q.x, q.y)) return close();
    const length = run[run.length - 1].at.distanceTo(ground.place(q.x, q.y));
    const steps = Math.max(1, Math.min(MOST, Math.ceil(length / SPACING)));
    for (let k = 1; k < steps; k++) {
      const s = k / steps;
      run.push(station(ground, p.x + s * (q.x - p.x), p.y + s * (q.y - p.y), i + s));
    }
  });
  return runs;
}

function station(ground: Ground, x: number, y: number, step: number): Station {
  return { step, at: ground.place(x, y), normal: ground.normal(x, y) };
}

/** Position of the last station at or before `step`; −1 before the first. */
export function stationBefore(stations: Station[], step: number): number {
  let [low, high] = [-1, stations.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (stations[middle].step <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}
