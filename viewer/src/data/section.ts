// SPDX-License-Identifier: Apache-2.0
import type { Axis, Landscape } from './model';

/** A straight line across a plane, from a to b. */
export interface Segment {
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

/** The values along a segment; `at` runs from 0 at a to 1 at b. */
export interface Section {
  at: Float64Array;
  x: Float64Array;
  y: Float64Array;
  values: Float64Array;
}

const STEPS = 200;

/** A channel's value at a point of a plane, bilinear between nodes; NaN outside the window. */
export function bilinear(
  landscape: Landscape, values: Float64Array, x: number, y: number,
): number {
  const { x: a, y: b } = landscape;
  if (b === null) throw new Error('only a plane has values between its nodes');
  const [ix, s] = cellOf(a, x);
  const [iy, t] = cellOf(b, y);
  if (Number.isNaN(s) || Number.isNaN(t)) return Number.NaN;
  const at = iy * a.count + ix;
  // A node of weight 0 has no say, so that one infinite neighbour spoils no measured value.
  const mix = (p: number, q: number, w: number) => (w === 0 ? p : w === 1 ? q : p + w * (q - p));
  const low = mix(values[at], values[at + 1], s);
  const high = mix(values[at + a.count], values[at + a.count + 1], s);
  return mix(low, high, t);
}

/** The cell of a coordinate and the place in it, 0 to 1; NaN outside. */
function cellOf(axis: Axis, value: number): [cell: number, place: number] {
  const span = axis.max - axis.min;
  const slack = 1e-9 * span;
  if (!(value >= axis.min - slack && value <= axis.max + slack)) return [0, Number.NaN];
  const at = Math.min(Math.max((value - axis.min) / span, 0), 1) * (axis.count - 1);
  const cell = Math.min(Math.floor(at), axis.count - 2);
  const place = at - cell;
  // Rounding of coordinates must not move a node off itself.
  return [cell, place < 1e-9 ? 0 : place > 1 - 1e-9 ? 1 : place];
}

/**
 * A channel along a segment: at even steps and wherever a grid line is crossed, where a bilinear
 * surface has its kinks.
 */
export function sectionOf(landscape: Landscape, values: Float64Array, segment: Segment): Section {
  const places = [
    ...Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS),
    ...crossings(landscape.x, segment.ax, segment.bx),
    ...crossings(landscape.y!, segment.ay, segment.by),
  ].sort((p, q) => p - q);
  const at = Float64Array.from(places.filter((p, i) => i === 0 || p - places[i - 1] > 1e-12));
  const x = at.map((t) => segment.ax + t * (segment.bx - segment.ax));
  const y = at.map((t) => segment.ay + t * (segment.by - segment.ay));
  return { at, x, y, values: x.map((value, i) => bilinear(landscape, values, value, y[i])) };
}

function crossings(axis: Axis, from: number, to: number): number[] {
  if (from === to) return [];
  return Array.from({ length: axis.count }, (_, i) =>
    (axis.min + (i * (axis.max - axis.min)) / (axis.count - 1) - from) / (to - from))
    .filter((t) => t > 0 && t < 1);
}

/** Length in multiples of the directions. */
export function lengthOf({ ax, ay, bx, by }: Segment): number {
  return Math.hypot(bx - ax, by - ay);
}

/** A line along α, along β or across, through the middle of the window. */
export function presetSegment(
  preset: 'alpha' | 'beta' | 'diagonal', { x, y }: Landscape, through: [number, number],
): Segment {
  const b = y!;
  switch (preset) {
    case 'alpha': return { ax: x.min, ay: through[1], bx: x.max, by: through[1] };
    case 'beta': return { ax: through[0], ay: b.min, bx: through[0], by: b.max };
    default: return { ax: x.min, ay: b.min, bx: x.max, by: b.max };
  }
}

/** The part of a segment inside a plane's window, or null. */
export function clipped(segment: Segment, { x, y }: Landscape): Segment | null {
  let [from, to] = [0, 1];
  const dx = segment.bx - segment.ax;
  const dy = segment.by - segment.ay;
  for (const [start, step, axis] of [[segment.ax, dx, x], [segment.ay, dy, y!]] as const) {
    if (step === 0) {
      if (start < axis.min || start > axis.max) return null;
      continue;
    }
    const p = (axis.min - start) / step;
    const q = (axis.max - start) / step;
    from = Math.max(from, Math.min(p, q));
    to = Math.min(to, Math.max(p, q));
  }
  return from >= to ? null : {
    ax: segment.ax + from * dx, ay: segment.ay + from * dy,
    bx: segment.ax + to * dx, by: segment.ay + to * dy,
  };
}
