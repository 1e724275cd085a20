// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { contours, eachTriangle } from '../src/math/contours';
import type { Field } from '../src/math/field';

const CHORD_ERROR = 2e-3;

function disc(columns: number, rows: number): Field {
  return {
    columns, rows,
    values: Float32Array.from({ length: columns * rows }, (_, i) => {
      const u = (i % columns) / (columns - 1) - 0.5;
      const v = Math.floor(i / columns) / (rows - 1) - 0.5;
      return Math.hypot(u, v);
    }),
  };
}

describe('contours', () => {
  it('of a cone are circles of the right radius and length', () => {
    const [{ segments }] = contours(disc(81, 61), [0.3]);
    let length = 0;
    for (let i = 0; i < segments.length; i += 4) {
      const [u0, v0, u1, v1] = segments.subarray(i, i + 4);
      expect(Math.abs(Math.hypot(u0 - 0.5, v0 - 0.5) - 0.3)).toBeLessThan(CHORD_ERROR);
      length += Math.hypot(u1 - u0, v1 - v0);
    }
    expect(Math.abs(length - 2 * Math.PI * 0.3)).toBeLessThan(0.01);
  });
  it('close: every end is met by another', () => {
    const [{ segments }] = contours(disc(21, 17), [0.31]);
    const ends = new Map<string, number>();
    for (let i = 0; i < segments.length; i += 2) {
      const key = `${segments[i].toFixed(5)},${segments[i + 1].toFixed(5)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    expect([...ends.values()].every((n) => n === 2)).toBe(true);
  });
  it('outside the range are empty', () =>
    expect(contours(disc(9, 9), [5])[0].segments).toHaveLength(0));
  it('do not run through what is made up', () => {
    const field = disc(9, 9);
    const mask = { ...field, values: new Float32Array(81).fill(1) };
    expect(contours(field, [0.3], mask)[0].segments).toHaveLength(0);
  });
});

it('triangles cover each cell twice', () => {
  const seen: number[][] = [];
  eachTriangle(3, 2, (a, b, c) => seen.push([a, b, c]));
  expect(seen).toEqual([[0, 1, 4], [0, 4, 3], [1, 2, 5], [1, 5, 4]]);
});
