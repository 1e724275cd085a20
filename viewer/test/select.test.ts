// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { nthSmallest } from '../src/math/select';

it('the nth smallest is what sorting gives, ties and order included', () => {
  const values = Float64Array.from({ length: 501 }, (_, i) => Math.floor(97 * Math.sin(i * i)));
  const sorted = values.slice().sort();
  for (const n of [0, 1, 250, 499, 500]) expect(nthSmallest(values.slice(), n)).toBe(sorted[n]);
  expect(nthSmallest(Float64Array.of(3, 3, 3), 1)).toBe(3);
  expect(nthSmallest(Float64Array.of(-7), 0)).toBe(-7);
});
