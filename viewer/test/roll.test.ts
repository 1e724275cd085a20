// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { describe, expect, it } from 'vitest';
import { drape, type Station, stationBefore } from '../src/overlay/drape';
import { Ground } from '../src/overlay/ground';
import { Roll } from '../src/overlay/roll';
import { landscapeOf } from './landscapes';
import { bowl, plane, spiral } from './pages.mjs';

const R = 0.05;
const TURN = 1e-6;

function straight(length: number, count: number): Station[] {
  return Array.from({ length: count }, (_, i) => ({
    step: i, at: new THREE.Vector3((i * length) / (count - 1), 0, 0), normal: new THREE.Vector3(0, 1, 0),
  }));
}

const angleOf = (q: THREE.Quaternion) => 2 * Math.acos(Math.min(1, Math.abs(q.w)));

describe('rolling', () => {
  it('on a flat ground turns by length over radius, forwards', () => {
    const roll = new Roll(straight(0.1, 200), R);
    const { centre, turn } = roll.at(199)!;
    expect(centre.toArray()).toEqual([0.1, R, 0]);
    expect(angleOf(turn)).toBeCloseTo(0.1 / R, 9);
    // What was on top has moved in the direction of travel.
    const top = new THREE.Vector3(0, R, 0).applyQuaternion(roll.at(40)!.turn);
    expect(top.x).toBeGreaterThan(0.01);
  });
  it('a whole turn brings every point back', () => {
    const { turn } = new Roll(straight(2 * Math.PI * R, 400), R).at(399)!;
    expect(Math.abs(turn.w)).toBeCloseTo(1, 9);
  });
  it('inside a pipe turns by the way of its centre', () => {
    const PIPE = 0.4;
    const sweep = 1.1;
    const stations = Array.from({ length: 2000 }, (_, i): Station => {
      const angle = (i / 1999) * sweep;
      const out = new THREE.Vector3(Math.sin(angle), -Math.cos(angle), 0);
      return { step: i, at: out.clone().multiplyScalar(PIPE), normal: out.clone().negate() };
    });
    const { turn } = new Roll(stations, R).at(1999)!;
    expect(angleOf(turn)).toBeCloseTo(((PIPE - R) * sweep) / R - 2 * Math.PI, 3);
  });
  it('does not slip on a rough ground: the touching point rests', () => {
    const { stations } = ground();
    const roll = new Roll(stations, R);
    let worst = 0;
    for (let i = 1; i < stations.length; i++) {
      const before = roll.at(stations[i - 1].step)!;
      const after = roll.at(stations[i].step)!;
      const move = after.centre.clone().sub(before.centre);
      if (move.length() < 1e-6) continue;
      const spin = after.turn.clone().multiply(before.turn.clone().invert());
      const arm = stations[i].normal.clone().add(stations[i - 1].normal).normalize().multiplyScalar(-R);
      // Displacement of the material point that touches: centre's own plus the turn's.
      const slip = move.clone().add(arm.clone().applyQuaternion(spin).sub(arm));
      // What is left is of second order, along the normal: the point comes off the ground.
      const along = slip.clone().addScaledVector(arm, -slip.dot(arm) / arm.lengthSq());
      worst = Math.max(worst, along.length() / move.length());
    }
    expect(worst).toBeLessThan(0.06);
  });
  it('rests one radius above the ground', () => {
    const { stations } = ground();
    const roll = new Roll(stations, R);
    for (const station of stations) {
      expect(roll.at(station.step)!.centre.distanceTo(station.at)).toBeCloseTo(R, 9);
    }
  });
  it('has one pose a step, whichever way one got there', () => {
    const roll = new Roll(straight(1, 50), R);
    const first = roll.at(20.4)!;
    roll.at(49);
    roll.at(3);
    expect(roll.at(20.4)!.turn.angleTo(first.turn)).toBeLessThan(TURN);
  });
  it('is nowhere before its first and after its last station', () => {
    const roll = new Roll(straight(1, 5).map((s) => ({ ...s, step: s.step + 2 })), R);
    expect(roll.at(1.9)).toBeNull();
    expect(roll.at(6.1)).toBeNull();
    expect(roll.at(6)).not.toBeNull();
  });
});

describe('draping', () => {
  it('passes every recorded checkpoint at its step, on the surface', () => {
    const { stations, l, floor } = ground();
    const [path] = l.paths;
    path.points.forEach((p, i) => {
      const found = stations[stationBefore(stations, i)];
      expect(found.step).toBe(i);
      expect(found.at.distanceTo(floor.place(p.x, p.y))).toBeLessThan(1e-9);
    });
  });
  it('breaks where the path leaves the window', () => {
    const l = landscapeOf(plane('p', bowl, { x: { min: -0.2, max: 1, count: 11 }, y: { min: -1, max: 1, count: 11 }, paths: [spiral(bowl)] }));
    const runs = drape(l, l.paths[0], groundOf(l));
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs) for (const { at } of run) expect(Math.abs(at.x)).toBeLessThanOrEqual(1 + 1e-9);
  });
});

function groundOf(l: ReturnType<typeof landscapeOf>): Ground {
  const columns = l.x.count;
  const rows = l.y!.count;
  const { values } = l.channels[l.loss];
  const most = Math.max(...values);
  return new Ground(l, { columns, rows, values: Float32Array.from(values, (v) => v / most) },
    { width: 2, depth: 2, height: 1, gap: 0.3 }, { mode: 'linear', low: 0, high: most });
}

function ground() {
  const hills = (a: number, b: number) => 1 + 0.3 * Math.sin(4 * a) * Math.cos(3 * b) + 0.2 * a;
  const l = landscapeOf(plane('p', hills, { x: { min: -1, max: 1, count: 201 }, y: { min: -1, max: 1, count: 201 }, paths: [spiral(bowl)] }));
  const floor = groundOf(l);
  return { l, floor, stations: drape(l, l.paths[0], floor)[0] };
}
