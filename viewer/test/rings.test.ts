// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/math/field';
import { type Line, regionAbove } from '../src/export/rings';

function field(columns: number, rows: number, of: (u: number, v: number) => number): Field {
  return {
    columns, rows,
    values: Float32Array.from({ length: columns * rows }, (_, i) =>
      of((i % columns) / (columns - 1), Math.floor(i / columns) / (rows - 1))),
  };
}

/** Signed by winding; with even-odd nesting the outer minus the inner. */
function area(ring: Line): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
  }
  return sum / 2;
}

const filled = (rings: Line[]) => {
  const sizes = rings.map((r) => Math.abs(area(r))).sort((a, b) => b - a);
  return sizes;
};

describe('regions', () => {
  it('below everything is the whole window', () => {
    const { rings, isolines } = regionAbove(field(7, 5, () => 0.5), 0);
    expect(filled(rings)).toEqual([expect.closeTo(1, 9)]);
    expect(isolines).toEqual([]);
  });
  it('above everything is nothing', () =>
    expect(regionAbove(field(7, 5, () => 0.5), 0.6)).toEqual({ rings: [], isolines: [] }));
  it('a slope is cut at its level', () => {
    const { rings, isolines } = regionAbove(field(9, 6, (u) => u), 0.3);
    expect(filled(rings)).toEqual([expect.closeTo(0.7, 6)]);
    expect(isolines).toHaveLength(1);
    for (let i = 0; i < isolines[0].length; i += 2) expect(isolines[0][i]).toBeCloseTo(0.3, 6);
  });
  it('a hill is a closed disc', () => {
    const hill = field(161, 161, (u, v) => 1 - Math.hypot(u - 0.5, v - 0.5));
    const { rings, isolines } = regionAbove(hill, 0.7);
    expect(filled(rings)).toEqual([expect.closeTo(Math.PI * 0.09, 3)]);
    const [line] = isolines;
    expect(line.slice(0, 2)).toEqual(line.slice(-2));
  });
  it('a basin is the window with a disc cut out', () => {
    const { rings } = regionAbove(field(161, 161, (u, v) => Math.hypot(u - 0.5, v - 0.5)), 0.3);
    expect(filled(rings)).toEqual([expect.closeTo(1, 6), expect.closeTo(Math.PI * 0.09, 3)]);
  });
  it('a hole is left open, and no isoline runs around it', () => {
    const holed = field(11, 11, () => 1);
    holed.values[5 * 11 + 5] = NaN;
    const { rings, isolines } = regionAbove(holed, 0.5);
    // Six triangles meet at a node: three cells of area.
    expect(filled(rings)).toEqual([expect.closeTo(1, 6), expect.closeTo(3 / 100, 6)]);
    expect(isolines).toEqual([]);
  });
  it('two hills are two discs', () => {
    const two = field(101, 51, (u, v) => Math.max(0.3 - Math.hypot(u - 0.25, v - 0.5), 0.3 - Math.hypot(u - 0.75, v - 0.5)));
    expect(regionAbove(two, 0.1).rings).toHaveLength(2);
  });
});
