// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/math/field';
import { floorLight, resampled, skyOn, sunOn } from '../src/math/relief';

const BOX = { width: 2, depth: 2, height: 1, gap: 0.3 };
const FROM_WEST = { x: -Math.SQRT1_2, y: Math.SQRT1_2, z: 0 };

function field(of: (u: number, v: number) => number): Field {
  return {
    columns: 41, rows: 41,
    values: Float32Array.from(
      { length: 41 * 41 }, (_, i) => of((i % 41) / 40, Math.floor(i / 41) / 40)),
  };
}

describe('relief', () => {
  it('a flat field has no shadow and a whole sky', () => {
    expect(Math.min(...sunOn(field(() => 0.2), BOX, FROM_WEST).values)).toBe(1);
    expect(Math.min(...skyOn(field(() => 0.2), BOX).values)).toBeCloseTo(1, 6);
  });
  it('a wall throws its shadow away from the light', () => {
    const wall = field((u) => (Math.abs(u - 0.5) < 0.04 ? 1 : 0));
    const { values, columns } = sunOn(wall, BOX, FROM_WEST);
    const row = 20 * columns;
    expect(values[row + Math.round(0.7 * 40)]).toBe(0);
    expect(values[row + Math.round(0.3 * 40)]).toBe(1);
  });
  it('the floor of a pit sees less sky than the plain', () => {
    const pit = field((u, v) => (Math.hypot(u - 0.5, v - 0.5) < 0.15 ? 0 : 1));
    const { values, columns } = skyOn(pit, BOX);
    expect(values[20 * columns + 20]).toBeLessThan(0.7);
    expect(values[5 * columns + 20]).toBeCloseTo(1, 6);
  });
  it('the floor is dark under the sheet and light outside', () => {
    const { sun } = floorLight(field(() => 0), BOX, { x: 0, y: 1, z: 0 }, 49, 0.25);
    expect(sun.values[24 * 49 + 24]).toBe(0);
    expect(sun.values[0]).toBe(1);
  });
  it('the floor shadow of a sheet lies away from the light by its height', () => {
    const { sun } = floorLight(field(() => 0), BOX, FROM_WEST, 101, 0.5);
    // The sheet spans u 0..1 at height 0, the floor lies 0.3 below: the shadow moves 0.15 in u.
    const at = (u: number) => sun.values[50 * 101 + Math.round((u + 0.5) * 50)];
    expect(at(1.1)).toBeLessThan(0.2);
    expect(at(1.22)).toBeGreaterThan(0.8);
    expect(at(0.06)).toBeGreaterThan(0.8);
  });
  it('light is worked out on fewer nodes where there are many', () => {
    const large = { columns: 1001, rows: 501, values: new Float32Array(1001 * 501).fill(0.25) };
    const { columns, rows, values } = resampled(large, 256);
    expect([columns, rows, values.length]).toEqual([251, 126, 251 * 126]);
    expect(Math.max(...values)).toBe(0.25);
  });
});
