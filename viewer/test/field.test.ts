// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { type Field, fillHoles, refineLinear, refinement, refineSmooth, sample } from '../src/math/field';

const FLOAT = 6;

function field(columns: number, rows: number, of: (ix: number, iy: number) => number): Field {
  return {
    columns, rows,
    values: Float32Array.from(
      { length: columns * rows }, (_, i) => of(i % columns, Math.floor(i / columns))),
  };
}

describe('refining', () => {
  const rough = field(5, 3, (x, y) => Math.sin(3 * x + y) + y);

  it.each([refineSmooth, refineLinear])('keeps every measured node in its place', (refine) => {
    const fine = refine(rough, 4);
    expect([fine.columns, fine.rows]).toEqual([17, 9]);
    for (let iy = 0; iy < 3; iy++) {
      for (let ix = 0; ix < 5; ix++) {
        expect(fine.values[4 * iy * 17 + 4 * ix]).toBeCloseTo(rough.values[iy * 5 + ix], FLOAT);
      }
    }
  });
  it('keeps a plane a plane', () => {
    const fine = refineSmooth(field(4, 3, (x, y) => 2 * x - 3 * y), 5);
    expect(fine.values[7 * 16 + 6]).toBeCloseTo(2 * (6 / 5) - 3 * (7 / 5), FLOAT - 1);
  });
  it('invents no dip beside a cliff', () => {
    const fine = refineSmooth(field(6, 2, (x) => (x < 3 ? 0 : 1)), 8);
    expect(Math.min(...fine.values)).toBe(0);
    expect(Math.max(...fine.values)).toBe(1);
  });
  it('a larger grid is cut less', () => {
    expect(refinement(51, 51, 220)).toBe(4);
    expect(refinement(41, 61, 220)).toBe(3);
    expect(refinement(1001, 1001, 220)).toBe(1);
    expect(refinement(2, 2, 220)).toBe(8);
  });
});

describe('holes', () => {
  it('take the mean of their neighbours', () => {
    const holed = field(3, 3, (x, y) => (x === 1 && y === 1 ? NaN : x));
    expect(fillHoles(holed).values[4]).toBeCloseTo(1, FLOAT);
  });
  it('wide ones close ring by ring', () => {
    const holed = field(7, 7, (x, y) => (x > 0 && x < 6 && y > 0 && y < 6 ? NaN : 5));
    expect([...fillHoles(holed).values].every((v) => v === 5)).toBe(true);
  });
  it('nothing but holes is flat', () =>
    expect([...fillHoles(field(3, 2, () => NaN)).values]).toEqual(Array(6).fill(0.5)));
});

describe('sampling', () => {
  it('is bilinear', () => expect(sample(field(3, 2, (x, y) => x + 10 * y), 0.25, 0.5)).toBe(5.5));
  it('stays at the edge', () => expect(sample(field(3, 2, (x) => x), 7, 0)).toBe(2));
});
