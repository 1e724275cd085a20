// SPDX-License-Identifier: Apache-2.0
import type { Contour } from './contours';

/** One isoline from end to end: u, v, u, v, …; a closed one ends where it begins. */
export interface Polyline {
  level: number;
  points: Float32Array;
  closed: boolean;
}

/** Joins pieces that meet on a grid edge. O(pieces). */
export function polylines({ level, segments, edges }: Contour): Polyline[] {
  const pieces = edges.length / 2;
  // The two pieces that meet on an edge; −1 where a line ends.
  const first = new Map<number, number>();
  const other = new Int32Array(2 * pieces).fill(-1);
  for (let end = 0; end < 2 * pieces; end++) {
    const met = first.get(edges[end]);
    if (met === undefined) first.set(edges[end], end);
    else {
      other[end] = met;
      other[met] = end;
    }
  }
  const used = new Uint8Array(pieces);
  const lines: Polyline[] = [];
  const follow = (from: number, closed: boolean) => {
    const points: number[] = [segments[2 * from], segments[2 * from + 1]];
    for (let end = from; end >= 0 && used[end >> 1] === 0;) {
      used[end >> 1] = 1;
      const far = end ^ 1;
      points.push(segments[2 * far], segments[2 * far + 1]);
      end = other[far];
    }
    lines.push({ level, points: Float32Array.from(points), closed });
  };
  for (let end = 0; end < 2 * pieces; end++) {
    if (other[end] < 0 && used[end >> 1] === 0) follow(end, false);
  }
  for (let end = 0; end < 2 * pieces; end += 2) if (used[end >> 1] === 0) follow(end, true);
  return lines;
}

/**
 * The same line with fewer points: none that is left out lies further than `tolerance` from it
 * (Douglas & Peucker 1973). Lengths are in units of `width` and `depth`.
 */
export function simplified(
  line: Polyline, width: number, depth: number, tolerance: number,
): Polyline {
  const { points } = line;
  const last = points.length / 2 - 1;
  const kept = new Uint8Array(last + 1);
  kept[0] = kept[last] = 1;
  // A closed line is cut in its middle first: its ends are one point.
  const middle = last >> 1;
  const open: [number, number][] = line.closed && last > 2 ? [[0, middle], [middle, last]] : [[0, last]];
  if (open.length === 2) kept[middle] = 1;
  while (open.length > 0) {
    const [a, b] = open.pop()!;
    let worst = tolerance * tolerance;
    let at = -1;
    for (let i = a + 1; i < b; i++) {
      const away = squareDistance(points, i, a, b, width, depth);
      if (away > worst) [worst, at] = [away, i];
    }
    if (at < 0) continue;
    kept[at] = 1;
    open.push([a, at], [at, b]);
  }
  const out: number[] = [];
  kept.forEach((keep, i) => keep === 1 && out.push(points[2 * i], points[2 * i + 1]));
  return { ...line, points: Float32Array.from(out) };
}

/** Of point i from the piece between points a and b. */
function squareDistance(
  points: Float32Array, i: number, a: number, b: number, width: number, depth: number,
): number {
  const dx = (points[2 * b] - points[2 * a]) * width;
  const dy = (points[2 * b + 1] - points[2 * a + 1]) * depth;
  const px = (points[2 * i] - points[2 * a]) * width;
  const py = (points[2 * i + 1] - points[2 * a + 1]) * depth;
  const square = dx * dx + dy * dy;
  const s = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
  return (px - s * dx) ** 2 + (py - s * dy) ** 2;
}
