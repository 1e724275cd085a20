// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { overlap } from '../src/math/layout';
import { declutter } from '../src/overlay/declutter';

const stage = { x: 0, y: 0, width: 400, height: 300 };
const wish = (x: number, y: number, weight = 1) => ({ x, y, width: 30, height: 14, weight });

describe('names', () => {
  it('stand above where there is room', () =>
    expect(declutter([wish(200, 150)], 8, [], stage)).toEqual([{ x: 185, y: 128, width: 30, height: 14 }]));
  it('never cover another, a taken place, or the edge', () => {
    const wishes = Array.from({ length: 40 }, (_, i) => wish(20 + ((i * 37) % 380), 15 + ((i * 53) % 280), i));
    const taken = [{ x: 150, y: 100, width: 80, height: 60 }];
    const placed = declutter(wishes, 8, taken, stage).filter((r) => r !== null);
    expect(placed.length).toBeGreaterThan(15);
    placed.forEach((a, i) => {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 300).toBe(true);
      expect(overlap(a, taken[0])).toBe(false);
      placed.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false));
    });
  });
  it('the weightier comes first', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => wish(200, 150, i));
    const placed = declutter(crowd, 8, [], stage);
    expect(placed[8]).not.toBeNull();
    expect(placed[0]).toBeNull();
  });
});
