// SPDX-License-Identifier: Apache-2.0
import { overlap, type Rect } from '../math/layout';

/** A name that wants to stand beside a symbol. */
export interface Wish {
  x: number;
  y: number;
  width: number;
  height: number;
  /** The higher, the sooner it is placed. */
  weight: number;
}

/**
 * Places names around their symbols, the weightiest first: above, right, below, left. One that
 * finds no free side is left out; symbols stay, whatever happens to their names.
 */
export function declutter(wishes: Wish[], gap: number, taken: Rect[], within: Rect): (Rect | null)[] {
  const placed: (Rect | null)[] = wishes.map(() => null);
  const order = wishes.map((_, i) => i).sort((i, j) => wishes[j].weight - wishes[i].weight);
  const occupied = [...taken];
  for (const i of order) {
    const spot = sides(wishes[i], gap).find((rect) =>
      inside(rect, within) && !occupied.some((other) => overlap(other, rect)));
    if (spot === undefined) continue;
    placed[i] = spot;
    occupied.push(spot);
  }
  return placed;
}

function sides({ x, y, width, height }: Wish, gap: number): Rect[] {
  return [
    { x: x - width / 2, y: y - gap - height, width, height },
    { x: x + gap, y: y - height / 2, width, height },
    { x: x - width / 2, y: y + gap, width, height },
    { x: x - gap - width, y: y - height / 2, width, height },
  ];
}

function inside(rect: Rect, within: Rect): boolean {
  return rect.x >= within.x && rect.y >= within.y
    && rect.x + rect.width <= within.x + within.width
    && rect.y + rect.height <= within.y + within.height;
}
