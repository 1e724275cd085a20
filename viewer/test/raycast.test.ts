// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Field, sample } from '../src/math/field';
import { raycast } from '../src/math/raycast';

const ON_SURFACE = 1e-5;

const hills: Field = {
  columns: 23, rows: 11,
  values: Float32Array.from({ length: 23 * 11 }, (_, i) =>
    0.5 + 0.4 * Math.sin((i % 23) / 2) * Math.cos(Math.floor(i / 23))),
};

describe('raycast', () => {
  it('straight down meets the point below', () => {
    const hit = raycast(hills, { u: 0.3, v: 0.7, w: 5, du: 0, dv: 0, dw: -1 });
    expect(hit).toMatchObject({ u: 0.3, v: 0.7 });
  });
  it('agrees with small steps along the ray', () => {
    for (let k = 0; k < 200; k++) {
      const turn = 2.4 * k;
      const ray = {
        u: 0.5 + 2 * Math.cos(turn), v: 0.5 + 2 * Math.sin(turn), w: 1.5,
        du: -2 * Math.cos(turn) + 0.4 * Math.sin(3.1 * k), dv: -2 * Math.sin(turn) + 0.3 * Math.cos(k),
        dw: -1,
      };
      const hit = raycast(hills, ray);
      const brute = march(ray);
      if (brute === null) continue;
      expect(hit).not.toBeNull();
      expect(Math.abs(hit!.distance - brute)).toBeLessThan(2e-3);
      const height = ray.w + hit!.distance * ray.dw;
      expect(Math.abs(sample(hills, hit!.u, hit!.v) - height)).toBeLessThan(ON_SURFACE);
    }
  });
  it('past the field meets nothing', () =>
    expect(raycast(hills, { u: 2, v: 2, w: 1, du: 1, dv: 0, dw: -1 })).toBeNull());
});

/** Brute force: where the sign changes, in steps of 1/2000. */
function march(ray: { u: number; v: number; w: number; du: number; dv: number; dw: number }) {
  let before: number | null = null;
  for (let t = 0; t < 3; t += 1 / 2000) {
    const [u, v] = [ray.u + t * ray.du, ray.v + t * ray.dv];
    if (u < 0 || u > 1 || v < 0 || v > 1) {
      before = null;
      continue;
    }
    const above = ray.w + t * ray.dw - sample(hills, u, v);
    if (before !== null && before > 0 !== above > 0) return t;
    before = above;
  }
  return null;
}
