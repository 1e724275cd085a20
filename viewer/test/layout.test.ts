// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { overlap, panelAt, panelRects, textScale } from '../src/math/layout';

describe('panels', () => {
  it('stand side by side on a wide stage', () =>
    expect(panelRects(2, 1000, 500).map((r) => r.y)).toEqual([0, 0]));
  it('stand below each other on a narrow one', () =>
    expect(panelRects(2, 340, 640).map((r) => r.x)).toEqual([0, 0]));
  it.each([1, 2, 3, 4, 5, 6])('%i of them share no point, stay inside, and are equal', (count) => {
    const rects = panelRects(count, 1024, 600);
    rects.forEach((a, i) => {
      expect(a.x + a.width).toBeLessThanOrEqual(1024 + 1e-9);
      expect(a.y + a.height).toBeLessThanOrEqual(600 + 1e-9);
      expect(a.width).toBe(rects[0].width);
      rects.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false));
    });
  });
  it('are found under a point', () => {
    const rects = panelRects(2, 1000, 500);
    expect(panelAt(rects, 750, 100)).toBe(1);
    expect(panelAt(rects, 750, 600)).toBe(-1);
  });
});

it('large stages are written on larger', () => {
  expect(textScale(360, 400)).toBe(1);
  expect(textScale(1800, 1140)).toBe(1.5);
  expect(textScale(9000, 9000)).toBe(1.6);
});
