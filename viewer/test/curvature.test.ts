// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { curvatureTable, principalCurvatures } from '../src/data/curvature-table';
import { decodePage } from '../src/data/decode';
import { page, plane } from './pages.mjs';

/** A plane of 1 and 2 units a step along directions 60° apart, on which f is ½ uᵀHu. */
function skew(h: [number, number, number], more: object[] = []) {
  const f = (a: number, b: number) => {
    const [u, v] = [a + b, Math.sqrt(3) * b];
    return 0.5 * (h[0] * u * u + 2 * h[1] * u * v + h[2] * v * v);
  };
  const html: string = page('t', [plane('skew', f, {
    findings: [{ kind: 'geometry', parameterNorm: null, directionNorms: [1, 2], cosine: 0.5 }, ...more],
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
    expect(principalCurvatures({ ...skew([1, 0, 1]), findings: {} })).toBeNull();
    expect(principalCurvatures({ ...skew([1, 0, 1]), x: { min: 0, max: 2, count: 51 } })).toBeNull();
    expect(principalCurvatures({ ...skew([1, 0, 1]), x: { min: -1.01, max: 1, count: 51 } })).toBeNull();
  });
  it('stand in a table with what the Hessian knows', () => {
    const random = skew([2, 0, 1]);
    const hessian = skew([3, 2, 0], [
      { kind: 'spectrum', largest: 4, smallest: -1, trace: null, frobenius: null, rho: null },
      { kind: 'planeOdds', saddle: 0.253, minimum: null, maximum: null },
    ]);
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
