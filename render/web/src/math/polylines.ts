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
