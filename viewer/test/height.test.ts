// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  heightOf, logPossible, rangeOf, scaleOf, spacedTicks, suggestedCap, union,
} from '../src/math/height';

const range = { low: 0.1, high: 100, median: 2 };

describe('heights', () => {
  it('linear height is a share of the range', () => {
    const scale = scaleOf({ low: 2, high: 6, median: 3 }, 'linear', 0);
    expect(heightOf(scale, 3)).toBeCloseTo(0.25, 12);
  });
  it('log height is that of ln(z + 0.1)', () => {
    const scale = scaleOf(range, 'log', 0);
    const expected = (Math.log(5.1) - Math.log(0.2)) / (Math.log(100.1) - Math.log(0.2));
    expect(heightOf(scale, 5)).toBeCloseTo(expected, 12);
  });
  it('clip cuts at the cap', () => {
    const scale = scaleOf(range, 'clip', 10);
    expect(heightOf(scale, 10)).toBe(1);
    expect(heightOf(scale, 99)).toBe(1);
    expect(heightOf(scale, 0.1)).toBe(0);
  });
  it('infinities are top and bottom, NaN stays NaN', () => {
    const scale = scaleOf(range, 'log', 0);
    expect(heightOf(scale, Infinity)).toBe(1);
    expect(heightOf(scale, -Infinity)).toBe(0);
    expect(heightOf(scale, NaN)).toBeNaN();
  });
  it.each(['linear', 'log', 'clip'] as const)('a flat surface lies between the ends: %s', (mode) => {
    const h = heightOf(scaleOf({ low: 2, high: 2, median: 2 }, mode, 2), 2);
    expect(h).toBeGreaterThan(0.2);
    expect(h).toBeLessThan(0.8);
  });
});

describe('range', () => {
  it('leaves out what is not finite', () =>
    expect(rangeOf(Float64Array.of(NaN, 3, Infinity, -1, 2, -Infinity))).toEqual(
      { low: -1, high: 3, median: 2 }));
  it('of nothing finite is 0 to 1', () =>
    expect(rangeOf(Float64Array.of(NaN))).toEqual({ low: 0, high: 1, median: 0.5 }));
  it('of several spans all', () =>
    expect(union([range, { low: -3, high: 1, median: 0 }])).toEqual(
      { low: -3, high: 100, median: 0 }));
});

describe('suggestions', () => {
  it('no logarithm below −0.1', () => {
    const negative = { low: -5, high: 1e4, median: 0 };
    expect(logPossible(negative)).toBe(false);
  });
  it('the cap is the reference implementation\'s where that cuts a part', () =>
    expect(suggestedCap(range)).toBe(10));
  it('the cap lies inside the range', () =>
    expect(suggestedCap({ low: 0.2, high: 3, median: 1 })).toBe(2));
});

it('ticks keep their distance', () => {
  const scale = scaleOf(range, 'log', 0);
  const heights = spacedTicks(scale, 12, 0.09).map((level) => heightOf(scale, level));
  for (let i = 1; i < heights.length; i++) {
    expect(heights[i] - heights[i - 1]).toBeGreaterThanOrEqual(0.09);
  }
});
