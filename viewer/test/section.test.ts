// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { valueAt } from '../src/charts/section-chart';
import { bilinear, clipped, lengthOf, presetSegment, sectionOf } from '../src/data/section';
import { landscapeOf } from './landscapes';
import { plane } from './pages.mjs';

const x = { min: -1, max: 1, count: 5 };
const y = { min: 0, max: 3, count: 4 };
const EXACT = 12;

describe('between nodes', () => {
  const twisted = (a: number, b: number) => 2 + a - 3 * b + 4 * a * b;
  const l = landscapeOf(plane('p', twisted, { x, y }));
  const { values } = l.channels[0];

  it('a bilinear function is exact everywhere', () => {
    for (const [a, b] of [[-1, 0], [1, 3], [0.13, 2.71], [-0.77, 0.4], [0.5, 1]]) {
      expect(bilinear(l, values, a, b)).toBeCloseTo(twisted(a, b), EXACT);
    }
  });
  it('outside the window there is none', () => {
    expect(bilinear(l, values, 1.01, 1)).toBeNaN();
    expect(bilinear(l, values, 0, -0.1)).toBeNaN();
  });
  it('a measured node keeps its bits beside an infinite one', () => {
    const holed = landscapeOf(plane('p', twisted, { x, y, holes: { 7: Infinity } }));
    const v = holed.channels[0].values;
    expect(bilinear(holed, v, -0.5, 1)).toBe(v[6]);
    expect(bilinear(holed, v, 0, 1)).toBe(Infinity);
    expect(Number.isFinite(bilinear(holed, v, -0.25, 1))).toBe(false);
  });
});

describe('a section', () => {
  const rough = (a: number, b: number) => Math.sin(5 * a) + Math.cos(3 * b) * a;
  const l = landscapeOf(plane('p', rough, { x, y }));
  const { values } = l.channels[0];
  const segment = { ax: -0.9, ay: 0.2, bx: 0.8, by: 2.9 };
  const section = sectionOf(l, values, segment);

  it('is the bilinear surface at every place on it', () =>
    section.at.forEach((_, i) =>
      expect(section.values[i]).toBeCloseTo(bilinear(l, values, section.x[i], section.y[i]), EXACT)));
  it('runs from a to b', () => {
    const last = section.at.length - 1;
    expect([section.x[0], section.y[0]]).toEqual([-0.9, 0.2]);
    expect(section.x[last]).toBeCloseTo(0.8, EXACT);
    expect(section.y[last]).toBeCloseTo(2.9, EXACT);
  });
  it('has a place wherever it crosses a grid line', () => {
    for (const alpha of [-0.5, 0, 0.5]) {
      expect(Math.min(...section.x.map((v) => Math.abs(v - alpha)))).toBeLessThan(1e-12);
    }
    for (const beta of [1, 2]) {
      expect(Math.min(...section.y.map((v) => Math.abs(v - beta)))).toBeLessThan(1e-12);
    }
  });
  it('along a grid line gives the measured values themselves', () => {
    const along = sectionOf(l, values, { ax: -1, ay: 2, bx: 1, by: 2 });
    for (let ix = 0; ix < 5; ix++) {
      expect(valueAt(along, ix / 4)).toBeCloseTo(values[2 * 5 + ix], EXACT);
    }
  });
  it('outside the window is open', () => {
    const wide = sectionOf(l, values, { ax: -2, ay: 1, bx: 2, by: 1 });
    expect(valueAt(wide, 0.1)).toBeNaN();
    expect(valueAt(wide, 0.5)).toBeCloseTo(bilinear(l, values, 0, 1), EXACT);
  });
  it('has a length in multiples of the directions', () =>
    expect(lengthOf({ ax: 0, ay: 0, bx: 3, by: 4 })).toBe(5));
});

describe('presets', () => {
  const l = landscapeOf(plane('p', () => 1, { x, y }));
  it('go through the kept point from edge to edge', () => {
    expect(presetSegment('alpha', l, [0.2, 1.5])).toEqual({ ax: -1, ay: 1.5, bx: 1, by: 1.5 });
    expect(presetSegment('beta', l, [0.2, 1.5])).toEqual({ ax: 0.2, ay: 0, bx: 0.2, by: 3 });
    expect(presetSegment('diagonal', l, [0, 0])).toEqual({ ax: -1, ay: 0, bx: 1, by: 3 });
  });
  it('are cut at the window', () => {
    expect(clipped({ ax: -2, ay: 1, bx: 2, by: 1 }, l)).toEqual({ ax: -1, ay: 1, bx: 1, by: 1 });
    expect(clipped({ ax: 0, ay: 1, bx: 0.5, by: 1 }, l)).toEqual({ ax: 0, ay: 1, bx: 0.5, by: 1 });
    expect(clipped({ ax: 2, ay: 0, bx: 2, by: 3 }, l)).toBeNull();
    expect(clipped({ ax: -3, ay: 3.5, bx: -1.5, by: 4 }, l)).toBeNull();
  });
});
