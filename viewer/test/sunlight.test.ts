// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Field, sample } from '../src/math/field';
import type { Light } from '../src/math/light';
import { sunlight } from '../src/math/sunlight';

const BOX = { width: 2, depth: 1.4, height: 1, gap: 0.3 };
const [COLUMNS, ROWS] = [161, 113];

function field(of: (u: number, v: number) => number): Field {
  return {
    columns: COLUMNS, rows: ROWS,
    values: Float32Array.from({ length: COLUMNS * ROWS }, (_, i) =>
      of((i % COLUMNS) / (COLUMNS - 1), Math.floor(i / COLUMNS) / (ROWS - 1))),
  };
}

function from(azimuth: number, elevation: number): Light {
  const across = Math.cos(elevation);
  return { x: across * Math.cos(azimuth), y: Math.sin(elevation), z: -across * Math.sin(azimuth) };
}

/** Least clearance, as an angle, of the ray to the light's middle. */
function clearance(heights: Field, light: Light, u: number, v: number): number {
  const across = Math.hypot(light.x, light.z);
  const start = sample(heights, u, v) * BOX.height;
  let least = Infinity;
  for (let s = 0.004; s < 3; s += 0.002) {
    const au = u + (s * light.x) / across / BOX.width;
    const av = v - (s * light.z) / across / BOX.depth;
    if (au < 0 || au > 1 || av < 0 || av > 1) break;
    const rise = Math.atan2(sample(heights, au, av) * BOX.height - start, s);
    least = Math.min(least, Math.atan2(light.y, across) - rise);
  }
  return least;
}

describe('sunlight', () => {
  it('of a flat field is whole at any azimuth', () => {
    for (let k = 0; k < 8; k++) {
      const lit = sunlight(field(() => 0.4), BOX, from(k * 0.8, 0.5));
      expect(Math.min(...lit)).toBe(1);
    }
  });
  it('agrees with marching towards the light, outside the penumbra', () => {
    const hills = field((u, v) => 0.5 + 0.3 * Math.sin(9 * u) * Math.cos(8 * v) + 0.15 * Math.sin(21 * u * v));
    let [dark, bright, miss] = [0, 0, 0];
    for (let k = 0; k < 6; k++) {
      const light = from(0.3 + k * 1.05, 0.45);
      const lit = sunlight(hills, BOX, light);
      for (let iy = 3; iy < ROWS - 3; iy += 9) {
        for (let ix = 3; ix < COLUMNS - 3; ix += 9) {
          const clear = clearance(hills, light, ix / (COLUMNS - 1), iy / (ROWS - 1));
          if (Math.abs(clear) < 0.07) continue;
          const away = Math.abs(lit[iy * COLUMNS + ix] - (clear > 0 ? 1 : 0));
          expect(away).toBeLessThan(0.6);
          miss += away;
          if (clear > 0) bright++;
          else dark++;
        }
      }
    }
    expect(Math.min(dark, bright)).toBeGreaterThan(100);
    expect(miss / (dark + bright)).toBeLessThan(0.002);
  });
  it('a wall throws a shadow of height over tangent, with a soft edge', () => {
    const wall = field((u) => (Math.abs(u - 0.25) < 0.01 ? 0.5 : 0));
    const lit = sunlight(wall, BOX, from(Math.PI, Math.PI / 4));
    const row = 56 * COLUMNS;
    const at = (x: number) => lit[row + Math.round((x / BOX.width) * (COLUMNS - 1))];
    expect(at(0.5 + 0.4)).toBe(0);
    expect(at(0.5 + 0.65)).toBe(1);
    expect(at(0.3)).toBe(1);
    const edge = Array.from(lit.subarray(row, row + COLUMNS)).filter((l) => l > 0.02 && l < 0.98);
    expect(edge.length).toBeGreaterThan(1);
  });
});
