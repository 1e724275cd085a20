// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/math/field';
import { reliefBelow, reliefOn } from '../src/math/relief';

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
    const { sun, sky } = reliefOn(field(() => 0.2), BOX, FROM_WEST, 16);
    expect(Math.min(...sky)).toBeCloseTo(1, 6);
    expect(Math.min(...sun)).toBeGreaterThanOrEqual(0.5);
  });
  it('a wall throws its shadow away from the light', () => {
    const wall = field((u) => (Math.abs(u - 0.5) < 0.04 ? 1 : 0));
    const { sun, size } = reliefOn(wall, BOX, FROM_WEST, 41);
    const row = 20 * size;
    expect(sun[row + Math.round(0.7 * 40)]).toBe(0);
    expect(sun[row + Math.round(0.3 * 40)]).toBe(1);
  });
  it('the floor of a pit sees less sky than the plain', () => {
    const pit = field((u, v) => (Math.hypot(u - 0.5, v - 0.5) < 0.15 ? 0 : 1));
    const { sky, size } = reliefOn(pit, BOX, FROM_WEST, 41);
    expect(sky[20 * size + 20]).toBeLessThan(0.7);
    expect(sky[5 * size + 20]).toBeCloseTo(1, 6);
  });
  it('the floor is dark under the sheet and light outside', () => {
    const { sun, size } = reliefBelow(field(() => 0), BOX, { x: 0, y: 1, z: 0 }, 49, 0.25);
    expect(sun[24 * size + 24]).toBe(0);
    expect(sun[0]).toBe(1);
  });
});
