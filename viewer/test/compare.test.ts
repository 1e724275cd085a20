// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { comparisonNotes, difference, sameDirections } from '../src/data/compare';
import { triplesOf } from '../src/data/maps';
import { coordinate } from '../src/data/model';
import { differenceScales, firstState } from '../src/state/scales';
import { landscapeOf } from './landscapes';
import { bowl, plane } from './pages.mjs';

const tilted = (a: number, b: number) => bowl(a, b) + a - 2 * b;

describe('a difference', () => {
  it('on equal grids is taken node by node', () => {
    const d = difference(landscapeOf(plane('a', bowl)), landscapeOf(plane('b', tilted)))!;
    expect(d.name).toBe('a − b');
    const node = 12 * 51 + 40;
    const [x, y] = [coordinate(d.x, 40), coordinate(d.y!, 12)];
    expect(d.channels[d.loss].values[node]).toBeCloseTo(-x + 2 * y, 12);
  });
  it('of other windows is that of the common one, read between nodes', () => {
    const linear = (a: number, b: number) => 3 * a - b;
    const p = landscapeOf(plane('a', linear, { x: { min: -1, max: 1, count: 21 }, y: { min: 0, max: 2, count: 11 } }));
    const q = landscapeOf(plane('b', () => 1, { x: { min: -0.5, max: 2, count: 7 }, y: { min: -1, max: 1, count: 5 } }));
    const d = difference(p, q)!;
    expect([d.x.min, d.x.max, d.y!.min, d.y!.max]).toEqual([-0.5, 1, 0, 1]);
    const { values } = d.channels[d.loss];
    values.forEach((v, i) => {
      const [x, y] = [coordinate(d.x, i % d.x.count), coordinate(d.y!, Math.floor(i / d.x.count))];
      expect(v).toBeCloseTo(3 * x - y - 1, 10);
    });
  });
  it('without a common window there is none', () =>
    expect(difference(landscapeOf(plane('a', bowl)), landscapeOf(plane('b', bowl, { x: { min: 3, max: 4, count: 5 } })))).toBeNull());
  it('has 0 in the middle of its scale', () => {
    const d = difference(landscapeOf(plane('a', bowl)), landscapeOf(plane('b', () => 1)))!;
    const { height, map } = differenceScales(d, firstState([d], ['viridis']));
    expect(height.low).toBe(-height.high);
    expect(map).toBe('difference');
  });
  it('a hole of either is one of both', () => {
    const d = difference(landscapeOf(plane('a', bowl, { holes: { 7: NaN } })), landscapeOf(plane('b', bowl, { holes: { 9: Infinity } })))!;
    expect(d.channels[d.loss].values[7]).toBeNaN();
    expect(d.channels[d.loss].values[9]).toBe(-Infinity);
    expect(d.channels[d.loss].values[8]).toBe(0);
  });
});

it('the diverging map is light in the middle and dark at its ends', () => {
  const map = triplesOf(new Map(), 'difference');
  expect(map).toHaveLength(768);
  const light = (i: number) => map[3 * i] + map[3 * i + 1] + map[3 * i + 2];
  expect(light(127)).toBeGreaterThan(680);
  expect(Math.max(light(0), light(255))).toBeLessThan(240);
});

it('every kind has one colour, and none is grey', () => {
  const map = triplesOf(new Map(), 'kinds:2');
  const at = (share: number) => [...map.subarray(3 * Math.round(share * 255), 3 * Math.round(share * 255) + 3)];
  expect(at(1 / 6)).toEqual([150, 155, 165]);
  expect(at(0.5)).toEqual([86, 180, 233]);
  expect(at(5 / 6)).toEqual([230, 159, 0]);
  expect(() => triplesOf(new Map(), 'nothing')).toThrow('no colour map "nothing"');
});

describe('before comparing', () => {
  const a = landscapeOf(plane('a', bowl, { directions: { sha256: 'x' } }));
  it('one plane under two losses is said', () => {
    const b = landscapeOf(plane('b', bowl, { directions: { sha256: 'x' }, loss: 'mse' }));
    expect(sameDirections(a, b)).toBe(true);
    expect(comparisonNotes([a, b]).join()).toContain('one plane under 2 losses (cross-entropy, mse)');
  });
  it('different directions are said', () => {
    const b = landscapeOf(plane('b', bowl, { directions: { sha256: 'y' } }));
    expect(comparisonNotes([a, b]).join()).toContain('different directions');
  });
  it('different data are said', () => {
    const b = landscapeOf(plane('b', bowl, { directions: { sha256: 'x' }, data: { split: 'test', count: 99 } }));
    expect(comparisonNotes([a, b]).join()).toContain('cifar10 train, n = 500; cifar10 test, n = 99');
  });
  it('of one alone nothing is to say', () => expect(comparisonNotes([a])).toEqual([]));
});
