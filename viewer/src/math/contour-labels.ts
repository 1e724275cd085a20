// SPDX-License-Identifier: Apache-2.0
import type { Box } from './box';
import type { Polyline } from './polylines';

/** A straight stretch of an isoline where its level can be written. */
export interface LabelSpot {
  /** The isoline's height, 0 to 1. */
  level: number;
  u: number;
  v: number;
  /** Along the line. */
  du: number;
  dv: number;
}

/** World lengths: of the text, and between two labels. */
const LENGTH = 0.16;
const APART = 0.3;
/** Of chord to arc. */
const STRAIGHT = 0.955;
const BORDER = 0.03;
/** Shorter lines stay without. */
const SHORTEST = 2.2 * LENGTH;
/** Another label on the same line after this length. */
const AGAIN = 1.6;

/** Picks straight stretches apart from one another, long lines first. */
export function labelSpots(lines: Polyline[], box: Box, most: number): LabelSpot[] {
  const spots: LabelSpot[] = [];
  const measured = lines.map((line) => ({ line, length: arcs(line, box) }))
    .filter(({ length }) => length[length.length - 1] >= SHORTEST)
    .sort((a, b) => b.length[b.length.length - 1] - a.length[a.length.length - 1]);
  for (const { line, length } of measured) {
    const total = length[length.length - 1];
    const wanted = Math.max(1, Math.floor(total / AGAIN));
    for (let k = 0; k < wanted && spots.length < most; k++) {
      const spot = straightest(
        line, length, box, (k / wanted) * total, ((k + 1) / wanted) * total, spots);
      if (spot !== null) spots.push(spot);
    }
  }
  return spots;
}

function arcs({ points }: Polyline, box: Box): Float64Array {
  const length = new Float64Array(points.length / 2);
  for (let i = 1; i < length.length; i++) {
    length[i] = length[i - 1] + apart(points[2 * i] - points[2 * i - 2],
      points[2 * i + 1] - points[2 * i - 1], box);
  }
  return length;
}

function apart(du: number, dv: number, box: Box): number {
  return Math.hypot(du * box.width, dv * box.depth);
}

/** The straightest window of the text's length between two arc lengths, away from `taken`. */
function straightest(
  { level, points }: Polyline, length: Float64Array, box: Box, from: number, to: number,
  taken: LabelSpot[],
): LabelSpot | null {
  let best: LabelSpot | null = null;
  let score = STRAIGHT;
  for (let a = 0, b = 0; a < length.length; a++) {
    if (length[a] < from) continue;
    while (b < length.length - 1 && length[b] - length[a] < LENGTH) b++;
    const arc = length[b] - length[a];
    if (arc < LENGTH || length[b] > to + LENGTH / 2) break;
    const [du, dv] = [points[2 * b] - points[2 * a], points[2 * b + 1] - points[2 * a + 1]];
    const straight = apart(du, dv, box) / arc;
    if (straight <= score) continue;
    const middle = nearest(length, (length[a] + length[b]) / 2, a, b);
    const [u, v] = [points[2 * middle], points[2 * middle + 1]];
    if (Math.min(u, v, 1 - u, 1 - v) < BORDER) continue;
    if (taken.some((t) => apart(t.u - u, t.v - v, box) < APART)) continue;
    score = straight;
    best = { level, u, v, du, dv };
  }
  return best;
}

function nearest(length: Float64Array, at: number, a: number, b: number): number {
  let i = a;
  while (i < b && length[i + 1] <= at) i++;
  return i < b && length[i + 1] - at < at - length[i] ? i + 1 : i;
}
