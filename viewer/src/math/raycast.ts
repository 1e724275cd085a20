// SPDX-License-Identifier: Apache-2.0
import type { Field } from './field';

export interface Ray {
  /** Origin and direction in grid space: u and v in 0..1 over the grid, w the height. */
  u: number; v: number; w: number;
  du: number; dv: number; dw: number;
}

/** Where a ray meets the grid, and how far along it. */
export interface Hit {
  u: number;
  v: number;
  distance: number;
}

/**
 * The first crossing of a ray with a height field. Walks only the cells under the ray
 * (Amanatides & Woo 1987): O(columns + rows), where testing every triangle is their product.
 */
export function raycast(field: Field, ray: Ray): Hit | null {
  const inside = clip(ray, 0, 1, 0, 1);
  return inside === null ? null : walk(field, ray, ...inside);
}

/** The first crossing at `from` to `end` along the ray, which is over the grid in between. */
export function walk(field: Field, ray: Ray, from: number, end: number): Hit | null {
  const { columns, rows } = field;
  let t = from;
  const cellsX = columns - 1;
  const cellsY = rows - 1;
  const nudge = 1e-9;
  let ix = Math.min(cellsX - 1, Math.max(0, Math.floor((ray.u + (t + nudge) * ray.du) * cellsX)));
  let iy = Math.min(cellsY - 1, Math.max(0, Math.floor((ray.v + (t + nudge) * ray.dv) * cellsY)));
  for (;;) {
    const nextX = crossing(ray.u, ray.du, ix, cellsX);
    const nextY = crossing(ray.v, ray.dv, iy, cellsY);
    const leave = Math.min(nextX, nextY, end);
    const hit = inCell(field, ray, ix, iy, t, leave);
    if (hit !== null) return hit;
    if (leave >= end) return null;
    if (nextX <= nextY) ix += Math.sign(ray.du);
    else iy += Math.sign(ray.dv);
    if (ix < 0 || ix >= cellsX || iy < 0 || iy >= cellsY) return null;
    t = leave;
  }
}

function crossing(origin: number, direction: number, cell: number, cells: number): number {
  if (direction === 0) return Infinity;
  return ((direction > 0 ? cell + 1 : cell) / cells - origin) / direction;
}

/** Where along the ray it is over a rectangle of the grid, from its origin on. */
export function clip(
  ray: Ray, lowU: number, highU: number, lowV: number, highV: number,
): [number, number] | null {
  let start = 0;
  let end = Infinity;
  if (ray.du === 0) {
    if (ray.u < lowU || ray.u > highU) return null;
  } else {
    const [a, b] = [(lowU - ray.u) / ray.du, (highU - ray.u) / ray.du];
    start = Math.max(start, Math.min(a, b));
    end = Math.min(end, Math.max(a, b));
  }
  if (ray.dv === 0) {
    if (ray.v < lowV || ray.v > highV) return null;
  } else {
    const [a, b] = [(lowV - ray.v) / ray.dv, (highV - ray.v) / ray.dv];
    start = Math.max(start, Math.min(a, b));
    end = Math.min(end, Math.max(a, b));
  }
  if (end === Infinity) end = start + 1e6;
  return start <= end ? [start, end] : null;
}

/** Height above the bilinear cell along the ray is a parabola: its first root in [from, to]. */
function inCell(
  { columns, values }: Field, ray: Ray, ix: number, iy: number, from: number, to: number,
): Hit | null {
  const rows = values.length / columns;
  const at = iy * columns + ix;
  const [z00, z10] = [values[at], values[at + 1]];
  const [z01, z11] = [values[at + columns], values[at + columns + 1]];
  const x0 = ray.u * (columns - 1) - ix;
  const y0 = ray.v * (rows - 1) - iy;
  const dx = ray.du * (columns - 1);
  const dy = ray.dv * (rows - 1);
  const bx = z10 - z00;
  const by = z01 - z00;
  const bxy = z11 - z10 - z01 + z00;
  const a = -bxy * dx * dy;
  const b = ray.dw - bx * dx - by * dy - bxy * (x0 * dy + y0 * dx);
  const c = ray.w - z00 - bx * x0 - by * y0 - bxy * x0 * y0;
  const slack = 1e-9 * Math.max(1, Math.abs(to));
  for (const t of roots(a, b, c)) {
    if (t >= from - slack && t <= to + slack) {
      return { u: ray.u + t * ray.du, v: ray.v + t * ray.dv, distance: t };
    }
  }
  return null;
}

function roots(a: number, b: number, c: number): number[] {
  if (Math.abs(a) < 1e-12 * Math.abs(b)) return b === 0 ? [] : [-c / b];
  const under = b * b - 4 * a * c;
  if (under < 0) return [];
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(under));
  const found = q === 0 ? [0] : [q / a, c / q];
  return found.sort((x, y) => x - y);
}
