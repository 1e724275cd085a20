// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { type Station, stationBefore } from './drape';

/** Where a ball is and how it is turned. */
export interface Pose {
  centre: THREE.Vector3;
  turn: THREE.Quaternion;
}

/**
 * A ball that rolls along stations without slipping or spinning: its centre c keeps one radius r
 * above the ground along the normal n, and it turns by dω = n × dc / r, the only turn for which the
 * touching point rests. Turns are added up once, so that every step has one pose, whichever way
 * the reader got there.
 */
export class Roll {
  private readonly centres: THREE.Vector3[];
  private readonly turns: THREE.Quaternion[];

  constructor(private readonly stations: Station[], radius: number) {
    this.centres = stations.map(({ at, normal }) => at.clone().addScaledVector(normal, radius));
    this.turns = [new THREE.Quaternion()];
    for (let i = 1; i < stations.length; i++) {
      const move = this.centres[i].clone().sub(this.centres[i - 1]);
      const upright = stations[i].normal.clone().add(stations[i - 1].normal).normalize();
      const axis = upright.cross(move).divideScalar(radius);
      const angle = axis.length();
      const step = angle === 0
        ? new THREE.Quaternion()
        : new THREE.Quaternion().setFromAxisAngle(axis.divideScalar(angle), angle);
      this.turns.push(step.multiply(this.turns[i - 1]));
    }
  }

  /** The pose at a step, or null where the path is not in the window then. */
  at(step: number): Pose | null {
    const { stations } = this;
    const i = stationBefore(stations, step);
    if (i < 0) return null;
    const last = i === stations.length - 1;
    if (last) {
      return step > stations[i].step + 1e-9 ? null : this.pose(i, i, 0);
    }
    const [from, to] = [stations[i].step, stations[i + 1].step];
    return this.pose(i, i + 1, (step - from) / (to - from));
  }

  private pose(i: number, j: number, s: number): Pose {
    return {
      centre: this.centres[i].clone().lerp(this.centres[j], s),
      turn: this.turns[i].clone().slerp(this.turns[j], s),
    };
  }
}
