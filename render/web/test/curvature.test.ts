// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { honestyNotes } from '../src/data/caption';
import { curvatureNotes, quadraticNotes } from '../src/data/curvature';
import { curvatureTable, principalCurvatures } from '../src/data/curvature-table';
import { decodePage } from '../src/data/decode';
import { firstState, scalesOf } from '../src/data/scales';
import { bowl, page, plane } from './pages.mjs';

function withFacts(facts: Record<string, number>) {
  const html: string = page('t', [plane('p', bowl)]);
  const json = /id="thalweg-data">(.*?)<\/script>/s.exec(html)![1];
  const [landscape] = decodePage(json).landscapes;
  const provenance = landscape.provenance ?? ({ facts: {} } as never);
  return { ...landscape, provenance: { ...provenance, facts } };
}

describe('what the Hessian says', () => {
  const known = withFacts({
    lambdaMax: 35.21, lambdaMin: -1.5, trace: 210, frobenius: 61, rho: 2.434,
    minimumOdds: 0.745, saddleOdds: 0.253,
  });
  it('is told with the odds of a random plane', () => {
    expect(curvatureNotes(known)).toEqual([
      'the Hessian at the centre has λmax = 35.2, λmin = −1.5, λmin/λmax = −0.0426, tr H = 210, ‖H‖ = 61, ρ = 2.43',
      'a random Gaussian plane would show a saddle with a probability of 25.3 % and a minimum with 74.5 %',
    ]);
  });
  it('is not made up where the file does not know', () => {
    expect(curvatureNotes(withFacts({}))).toEqual([]);
    expect(curvatureNotes(withFacts({ trace: 3 }))).toEqual(['the Hessian at the centre has tr H = 3']);
  });
  it('says where the quadratic model stops', () => {
    expect(quadraticNotes(withFacts({ 'quadratic.radius': 0.5, 'quadratic.tolerance': 0.1 })))
      .toEqual(['the quadratic model of the loss is within 10 % of its rise to a distance of 0.5 from the centre']);
    expect(quadraticNotes(withFacts({}))).toEqual([]);
  });
  it('goes into the caption', () => {
    const state = firstState([known], ['viridis']);
    const { height, heightRange } = scalesOf([known], state)[0];
    expect(honestyNotes(known, height, heightRange).join('; ')).toContain('a random Gaussian plane would show');
  });
});

/** A plane of 1 and 2 units a step along directions 60° apart, on which f is ½ uᵀHu. */
function skew(h: [number, number, number], facts: Record<string, number> = {}) {
  const f = (a: number, b: number) => {
    const [u, v] = [a + b, Math.sqrt(3) * b];
    return 0.5 * (h[0] * u * u + 2 * h[1] * u * v + h[2] * v * v);
  };
  const html: string = page('t', [plane('skew', f, {
    facts: { 'directionNorm.x': 1, 'directionNorm.y': 2, cosine: 0.5, ...facts },
  })]);
  return decodePage(/id="thalweg-data">(.*?)<\/script>/s.exec(html)![1]).landscapes[0];
}

describe('planes side by side', () => {
  it('are curved by distance, whatever the directions', () => {
    const { low, high } = principalCurvatures(skew([3, 2, 0]))!;
    expect(low).toBeCloseTo(-1, 9);
    expect(high).toBeCloseTo(4, 9);
  });
  it('are not judged where 0 is no node or no length is known', () => {
    expect(principalCurvatures({ ...skew([1, 0, 1]), provenance: null })).toBeNull();
    expect(principalCurvatures({ ...skew([1, 0, 1]), x: { min: 0, max: 2, count: 51 } })).toBeNull();
    expect(principalCurvatures({ ...skew([1, 0, 1]), x: { min: -1.01, max: 1, count: 51 } })).toBeNull();
  });
  it('stand in a table with what the Hessian knows', () => {
    const random = skew([2, 0, 1]);
    const hessian = skew([3, 2, 0], { lambdaMax: 4, lambdaMin: -1, saddleOdds: 0.253 });
    expect(curvatureTable([random, hessian])).toEqual({
      planes: ['skew', 'skew'],
      figures: [
        ['largest curvature', ['2', '4']],
        ['smallest', ['1', '−1']],
        ['looks like', ['a minimum', 'a saddle']],
        ['λmax', ['–', '4']],
        ['λmin', ['–', '−1']],
        ['λmin/λmax', ['–', '−0.25']],
        ['a random plane shows a saddle', ['–', '25.3 %']],
      ],
    });
    expect(curvatureTable([hessian])).toBeNull();
    expect(curvatureTable([random, random])).toBeNull();
  });
});
