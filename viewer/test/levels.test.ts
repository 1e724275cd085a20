// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { linearLevels, logLevels, roundDown, roundUp } from '../src/math/levels';

describe('round numbers', () => {
  it.each([[1, 1], [1.9, 1], [2, 2], [4.99, 2], [5, 5], [9.9, 5], [1000, 1000], [0.03, 0.02]])(
    'down from %f is %f', (value, down) => expect(roundDown(value)).toBeCloseTo(down, 12));
  it.each([[1, 1], [1.1, 2], [2.1, 5], [5.1, 10], [0.3, 0.5], [70, 100]])(
    'up from %f is %f', (value, up) => expect(roundUp(value)).toBeCloseTo(up, 12));
});

describe('linear levels', () => {
  it('are multiples of a round step, without noise digits', () =>
    expect(linearLevels(0.05, 0.72, 6)).toEqual([0.2, 0.4, 0.6]));
  it('include the ends that are round', () =>
    expect(linearLevels(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]));
  it('of a flat range are its value', () => expect(linearLevels(3, 3, 5)).toEqual([3]));
});

describe('log levels', () => {
  it('are decades over a wide range', () =>
    expect(logLevels(1e-4, 1e8, 12)).toEqual(
      [1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]));
  it('are thinned over a huge range', () =>
    expect(logLevels(1e-3, 1e30, 10).length).toBeLessThanOrEqual(14));
  it('take 1-2-5 steps over a few decades', () =>
    expect(logLevels(0.1, 10, 7)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]));
  it('fall back to even steps over a short range', () =>
    expect(logLevels(2.2, 2.9, 6)).toEqual([2.2, 2.4, 2.6, 2.8]));
  it('stay inside the range', () => {
    for (const level of logLevels(0.07, 812, 14)) {
      expect(level).toBeGreaterThanOrEqual(0.07);
      expect(level).toBeLessThanOrEqual(812);
    }
  });
});
