// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { honestyNotes } from '../src/data/caption';
import { curvatureNotes, quadraticNotes } from '../src/data/curvature';
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
