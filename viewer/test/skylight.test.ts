// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Field, sample } from '../src/math/field';
import { skylight } from '../src/math/skylight';

const SIZE = 101;
const BOX = { width: 2, depth: 1.5, height: 0.8, gap: 0.3 };

function field(of: (u: number, v: number) => number, columns = SIZE, rows = SIZE): Field {
  return {
    columns, rows,
    values: Float32Array.from({ length: columns * rows }, (_, i) =>
      of((i % columns) / (columns - 1), Math.floor(i / columns) / (rows - 1))),
  };
}

/** The steepest rise in sight, found by looking at every small step along 16 azimuths. */
function brute(heights: Field, u: number, v: number): number {
  let free = 0;
  const start = sample(heights, u, v) * BOX.height;
  for (let k = 0; k < 16; k++) {
    const turn = (2 * Math.PI * (k + 0.5)) / 16;
    let horizon = 0;
    for (let s = 0.01; s < 3; s += 0.002) {
      const au = u + (s * Math.cos(turn)) / BOX.width;
      const av = v + (s * Math.sin(turn)) / BOX.depth;
      if (au < 0 || au > 1 || av < 0 || av > 1) break;
      horizon = Math.max(horizon, (sample(heights, au, av) * BOX.height - start) / s);
    }
    free += (1 - Math.sin(Math.atan(horizon))) / 16;
  }
  return free;
}

describe('skylight', () => {
  it('of a plain is whole', () => {
    for (const free of skylight(field(() => 0.3), BOX)) expect(free).toBeCloseTo(1, 6);
  });
  it('agrees with marching over a cone, also on a grid that is not square', () => {
    const cone = field(
      (u, v) => Math.max(0, 1 - 3 * Math.hypot((u - 0.45) * 2, (v - 0.5) * 1.5)), 121, 85);
    const sky = skylight(cone, BOX);
    for (const [ix, iy] of [[20, 20], [40, 42], [60, 30], [90, 60], [54, 70], [10, 80]]) {
      const want = brute(cone, ix / 120, iy / 84);
      expect(Math.abs(sky[iy * 121 + ix] - want)).toBeLessThan(0.012);
    }
  });
  it('before a long wall is the mean of 1 − sin over the azimuths', () => {
    const wall = field((u) => (u > 0.7 ? 1 : 0), 201, 201);
    const away = (0.705 - 0.5) * BOX.width;
    let want = 0;
    for (let k = 0; k < 16; k++) {
      const facing = Math.cos((2 * Math.PI * (k + 0.5)) / 16);
      // Rays that leave the field before the wall see nothing of it.
      const reaches = facing > 0 && (away / facing) * Math.sqrt(1 - facing ** 2) < BOX.depth / 2;
      want += (1 - (reaches ? Math.sin(Math.atan((BOX.height * facing) / away)) : 0)) / 16;
    }
    expect(skylight(wall, BOX)[100 * 201 + 100]).toBeCloseTo(want, 2);
  });
  it('a mirrored field has a mirrored sky', () => {
    const hill = (u: number, v: number) => Math.exp(-30 * ((u - 0.3) ** 2 + (v - 0.4) ** 2));
    const [plain, mirrored] = [field(hill, 61, 41), field((u, v) => hill(1 - u, v), 61, 41)]
      .map((f) => skylight(f, BOX));
    for (let iy = 0; iy < 41; iy++) {
      for (let ix = 0; ix < 61; ix++) {
        expect(Math.abs(plain[iy * 61 + ix] - mirrored[iy * 61 + 60 - ix])).toBeLessThan(1e-5);
      }
    }
  });
});
