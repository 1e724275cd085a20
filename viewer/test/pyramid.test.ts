// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/math/field';
import { Pyramid } from '../src/math/pyramid';
import { raycast } from '../src/math/raycast';

/** A small generator of our own, so that every run casts the same rays. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function rough(columns: number, rows: number, next: () => number): Field {
  return {
    columns, rows,
    values: Float32Array.from({ length: columns * rows }, (_, i) => 0.35
      + 0.3 * Math.sin((i % columns) / 5) * Math.cos(Math.floor(i / columns) / 7) + 0.05 * next()),
  };
}

describe('pyramid', () => {
  for (const [columns, rows] of [[2, 2], [9, 9], [17, 40], [101, 77], [130, 5]]) {
    it(`finds what walking over every cell finds: ${columns} × ${rows}`, () => {
      const next = random(columns * 31 + rows);
      const field = rough(columns, rows, next);
      const pyramid = new Pyramid(field);
      let hits = 0;
      for (let k = 0; k < 2000; k++) {
        const turn = 2 * Math.PI * next();
        const steep = k % 3 === 0 ? 0.05 : 1;
        const ray = {
          u: 0.5 + 1.5 * Math.cos(turn), v: 0.5 + 1.5 * Math.sin(turn), w: 0.2 + 1.3 * next(),
          du: next() - 0.5 - 1.5 * Math.cos(turn), dv: next() - 0.5 - 1.5 * Math.sin(turn),
          dw: steep * (next() - 0.8),
        };
        const want = raycast(field, ray);
        const got = pyramid.raycast(ray);
        expect(got === null).toBe(want === null);
        if (want === null || got === null) continue;
        hits++;
        expect(Math.abs(got.distance - want.distance)).toBeLessThan(1e-7);
      }
      expect(hits).toBeGreaterThan(200);
    });
  }
  it('straight down and along the grid', () => {
    const field = rough(33, 33, random(5));
    const pyramid = new Pyramid(field);
    for (const ray of [
      { u: 0.3, v: 0.7, w: 5, du: 0, dv: 0, dw: -1 },
      { u: -1, v: 0.5, w: 0.4, du: 1, dv: 0, dw: 0 },
      { u: 0.25, v: 2, w: 0.35, du: 0, dv: -1, dw: 0 },
    ]) expect(pyramid.raycast(ray)?.distance).toBeCloseTo(raycast(field, ray)!.distance, 9);
  });
});
