// SPDX-License-Identifier: Apache-2.0
import type { Axis, Landscape } from './model';

/** Whether planes can share one box: all must show the same window. */
export function canOverlay(planes: Landscape[]): boolean {
  const [first, ...others] = planes;
  return others.length > 0 && others.every(
    ({ x, y }) => y !== null && sameWindow(x, first.x) && sameWindow(y, first.y!));
}

function sameWindow(a: Axis, b: Axis): boolean {
  const slack = 1e-9 * (a.max - a.min);
  return Math.abs(a.min - b.min) <= slack && Math.abs(a.max - b.max) <= slack;
}
