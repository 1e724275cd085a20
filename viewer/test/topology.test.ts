// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { pairScale } from '../src/charts/persistence-chart';
import { summary } from '../src/data/summary';
import { countedTypes, typeInWords } from '../src/data/topology';
import { nodeRows, pointRows } from '../src/ui/readout';
import { landscapeOf, pageOf } from './landscapes';
import { bowl, plane, semicircle, wells, wellsTopology } from './pages.mjs';

const l = landscapeOf(plane('w', wells, { topology: wellsTopology() }));
const topology = l.topology!;

describe('a topology block', () => {
  it('keeps its critical points, unknown figures as NaN', () => {
    expect(topology.points.map((p) => p.label)).toEqual(['m1', 'm2', 's1', 'M1']);
    expect(topology.points[0]).toMatchObject({ x: -0.5, y: 0, loss: 0.1, persistence: Infinity });
    expect(topology.points[3].lambdaMin).toBeNaN();
    expect(topology.points[3].border).toBe(true);
  });
  it('keeps separatrices, open ends too', () => {
    expect(topology.separatrices.map((s) => s.to)).toEqual(['m1', 'm2', null, null]);
    expect(topology.separatrices[0].x[20]).toBe(-0.5);
  });
  it('keeps pairs', () =>
    expect(topology.pairs[1]).toEqual(
      { dimension: 0, birth: 0.1, death: 0.6, birthX: 0.5, birthY: 0, deathX: 0, deathY: 0 }));
  it('adds the basins as a channel', () => {
    const channel = l.channels[l.channels.length - 1];
    expect(channel.name).toBe('basin');
    const row = (node: number) => nodeRows(l, node).find(([name]) => name === 'basin');
    expect(row(10)).toEqual(['basin', 'm1']);
    expect(row(40)).toEqual(['basin', 'm2']);
    expect(row(25)).toEqual(['basin', 'none']);
  });
  it('refuses basins of the wrong length', () =>
    expect(() => landscapeOf(plane('w', wells, {
      x: { min: -1, max: 1, count: 5 }, topology: wellsTopology(),
    }))).toThrow('basins need 25 values, got 2601'));
  it('may be missing', () => expect(landscapeOf(plane('p', bowl)).topology).toBeNull());
  it('may hold nothing but a threshold', () =>
    expect(landscapeOf(plane('p', bowl, { topology: { threshold: 0.1 } })).topology).toEqual(
      { threshold: 0.1, points: [], separatrices: [], basins: null, pairs: [] }));
});

describe('in words', () => {
  it('types are counted', () =>
    expect(countedTypes(topology.points)).toBe('2 minima, 1 saddle, 1 maximum'));
  it('a summary tells them', () => expect(summary(l)).toContain('On it: 2 minima, 1 saddle'));
  it('an edge and a multiple saddle are told', () => {
    expect(typeInWords(topology.points[3])).toBe('maximum, at the window’s edge');
    expect(typeInWords({ ...topology.points[2], multiplicity: 2 })).toBe('saddle, 2-fold');
  });
  it('what is not known is not said', () => {
    const names = pointRows(l, topology.points[3]).map(([name]) => name);
    expect(names).not.toContain('persistence');
    expect(names).toContain('note');
    expect(pointRows(l, topology.points[0])).toContainEqual(['persistence', 'never merges']);
  });
});

it('every pair fits its diagram', () => {
  const scale = pairScale(topology, { mode: 'linear', low: 0.1, high: 1 });
  expect([scale.low, scale.high]).toEqual([0.1, 5.2]);
  const alone = pairScale({ ...topology, pairs: topology.pairs.slice(0, 1) }, { mode: 'log', low: 0.1, high: 9 });
  expect(alone).toEqual({ mode: 'log', low: 0.1, high: 9 });
});

it('a page may carry spectra', () => {
  const [density] = pageOf([plane('p', bowl)], [semicircle('p')]).densities;
  expect(density.x).toHaveLength(201);
  expect(density.density[50]).toBeCloseTo(1 / Math.PI, 6);
  expect(density.lambdaMax).toBe(7.4);
});
