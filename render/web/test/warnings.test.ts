// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { cosineCorrelation, offPlaneShare, warnings } from '../src/data/warnings';
import { landscapeOf } from './landscapes';
import { bowl, plane, spiral } from './pages.mjs';

const told = (options: object) => warnings(landscapeOf(plane('p', bowl, options))).join('; ');

const cosinePath = (n: number) => {
  const t = Array.from({ length: n }, (_, i) => i);
  const x = t.map((i) => 0.8 * Math.cos((Math.PI * (i + 0.5)) / n));
  const y = t.map((i) => 0.3 * Math.cos((2 * Math.PI * (i + 0.5)) / n));
  return { name: 'walk', labels: t.map(String), x, y, loss: x.map(() => 1), offPlane: x.map(() => 0) };
};

describe('warnings', () => {
  it('a plain plane deserves none', () => expect(told({})).toBe(''));
  it('few checkpoints', () => expect(told({ paths: [spiral(bowl, 6)] })).toContain('6 checkpoints'));
  it('a path off the plane', () => {
    const far = { ...spiral(bowl), offPlane: Array(30).fill(900) };
    expect(told({ paths: [far] })).toContain('off the plane by');
    expect(told({ paths: [spiral(bowl)] })).not.toContain('off the plane by');
  });
  it('a plane that holds little of a run', () =>
    expect(told({ paths: [spiral(bowl)], facts: { 'explainedShare.path.sgd': 0.1 } })).toContain('only 10 % of the variation of “sgd”'));
  it('drift and random walks, on planes of principal components alone', () => {
    const paths = [cosinePath(40)];
    const pca = { directions: { kind: 'pca' } };
    expect(told({ paths, ...pca, facts: { 'explainedShare.x': 0.96 } })).toContain('drifts one way');
    expect(told({ paths, ...pca, facts: { 'explainedShare.x': 0.61 } })).toContain('random walk');
    expect(told({ paths, facts: { 'explainedShare.x': 0.61 } })).not.toContain('random walk');
    expect(told({ paths: [spiral(bowl)], ...pca, facts: { 'explainedShare.x': 0.61 } })).not.toContain('random walk');
  });
  it('noise as large as the shape', () => {
    expect(told({ error: 1 })).toContain('may be noise');
    expect(told({ error: 0.001 })).not.toContain('noise');
  });
  it('many holes', () =>
    expect(told({ holes: Object.fromEntries(Array.from({ length: 700 }, (_, i) => [i, NaN])) })).toContain('27 % of the points'));
  it('directions that are not at right angles', () =>
    expect(told({ facts: { cosine: 0.6 } })).toContain('right angles (cosine 0.6)'));
});

it('a cosine of time correlates fully with itself and not with the next', () => {
  const { x, y } = cosinePath(50);
  expect(cosineCorrelation(x, 1)).toBeCloseTo(1, 12);
  expect(cosineCorrelation(y, 1)).toBeCloseTo(0, 12);
  expect(cosineCorrelation(x.map((v) => -v), 1)).toBeCloseTo(1, 12);
});

it('the share off the plane is that of the middle checkpoint', () => {
  const l = landscapeOf(plane('p', bowl, { facts: { 'directionNorm.x': 3, 'directionNorm.y': 3, cosine: 0 } }));
  const point = (x: number, offPlane: number) => ({ label: '', x, y: 0, loss: 1, offPlane });
  expect(offPlaneShare(l, { name: 'p', points: [point(1, 4), point(1, 0), point(0.1, 0)] })).toBe(0);
  expect(offPlaneShare(l, { name: 'p', points: [point(1, 4), point(1, 4), point(0, 0)] })).toBeCloseTo(0.8, 12);
  // The centre itself has no share; of two, the mean.
  expect(offPlaneShare(l, { name: 'p', points: [point(1, 4), point(1, 0), point(0, 0)] })).toBeCloseTo(0.4, 12);
});
