// SPDX-License-Identifier: Apache-2.0
import type { Field } from './field';

/** Line pieces of one level: u0, v0, u1, v1, … in 0..1 over the grid. */
export interface Contour {
  level: number;
  segments: Float32Array;
}

/**
 * Isolines on the triangles that the mesh is made of, so that they lie in its faces. A triangle
 * whose corner is masked has no line. O(cells · levels crossed).
 */
export function contours(field: Field, levels: number[], mask?: Field): Contour[] {
  return levels.map((level) => ({ level, segments: isoline(field, level, mask) }));
}

function isoline({ columns, rows, values }: Field, level: number, mask?: Field): Float32Array {
  const out: number[] = [];
  const crossing = (a: number, b: number) => {
    const s = (level - values[a]) / (values[b] - values[a]);
    const ax = a % columns;
    const ay = (a - ax) / columns;
    const bx = b % columns;
    const by = (b - bx) / columns;
    out.push((ax + s * (bx - ax)) / (columns - 1), (ay + s * (by - ay)) / (rows - 1));
  };
  const triangle = (a: number, b: number, c: number) => {
    if (mask && Math.max(mask.values[a], mask.values[b], mask.values[c]) > 0.5) return;
    const [ua, ub, uc] = [values[a] >= level, values[b] >= level, values[c] >= level];
    if (ua === ub && ub === uc) return;
    if (ua !== ub) crossing(a, b);
    if (ub !== uc) crossing(b, c);
    if (uc !== ua) crossing(c, a);
  };
  eachTriangle(columns, rows, triangle);
  return Float32Array.from(out);
}

/** Both triangles of every cell, counter-clockwise seen from above, cut from (0,0) to (1,1). */
export function eachTriangle(
  columns: number,
  rows: number,
  visit: (a: number, b: number, c: number) => void,
): void {
  for (let iy = 0; iy < rows - 1; iy++) {
    for (let ix = 0; ix < columns - 1; ix++) {
      const a = iy * columns + ix;
      visit(a, a + 1, a + columns + 1);
      visit(a, a + columns + 1, a + columns);
    }
  }
}
