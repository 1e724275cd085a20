// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from './model';

/** Whether a place lies on the line or plane that was measured. */
export function isInside(landscape: Landscape, x: number, y: number): boolean {
  const { x: a, y: b } = landscape;
  return x >= a.min && x <= a.max && (b === null || (y >= b.min && y <= b.max));
}
