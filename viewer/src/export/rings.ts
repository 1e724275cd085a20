// SPDX-License-Identifier: Apache-2.0
import type { Field } from '../math/field';

/** Points of a line: u, v, u, v, … in 0..1 over the grid. */
export type Line = number[];

/** A region {z ≥ level}: its closed outlines, and the parts of them where z = level. */
export interface Region {
  rings: Line[];
  isolines: Line[];
}

/**
 * The region {z ≥ level}: outlines closed at the window's edge and around nodes that are NaN; filled
 * with the even-odd rule they are that region. Marching triangles on the grid with a ring of −∞
 * around it: every crossed edge joins exactly two triangles, so every line closes. O(nodes).
 */
export function regionAbove(field: Field, level: number): Region {
  const { columns, rows } = field;
  const wide = columns + 2;
  const value = (node: number) => {
    const ix = (node % wide) - 1;
    const iy = Math.floor(node / wide) - 1;
    if (ix < 0 || iy < 0 || ix >= columns || iy >= rows) return -Infinity;
    const z = field.values[iy * columns + ix];
    return Number.isNaN(z) ? -Infinity : z;
  };
  const links = new Map<number, number[]>();
  const edge = (a: number, b: number) => Math.min(a, b) * wide * (rows + 2) + Math.max(a, b);
  const join = (p: number, q: number) => {
    for (const [from, to] of [[p, q], [q, p]]) {
      const known = links.get(from);
      if (known === undefined) links.set(from, [to]);
      else known.push(to);
    }
  };
  const triangle = (a: number, b: number, c: number) => {
    const [ua, ub, uc] = [value(a) >= level, value(b) >= level, value(c) >= level];
    const crossed: number[] = [];
    if (ua !== ub) crossed.push(edge(a, b));
    if (ub !== uc) crossed.push(edge(b, c));
    if (uc !== ua) crossed.push(edge(c, a));
    if (crossed.length === 2) join(crossed[0], crossed[1]);
  };
  for (let iy = 0; iy < rows + 1; iy++) {
    for (let ix = 0; ix < columns + 1; ix++) {
      const a = iy * wide + ix;
      triangle(a, a + 1, a + wide + 1);
      triangle(a, a + wide + 1, a + wide);
    }
  }
  const total = wide * (rows + 2);
  const ends = (id: number) => [Math.floor(id / total), id % total];
  const onEdge = (id: number) => ends(id).some((node) => value(node) === -Infinity);
  const place = (id: number): [number, number] => {
    const [a, b] = ends(id);
    const [za, zb] = [value(a), value(b)];
    // Beside −∞ the line runs along the finite node itself.
    const s = za === -Infinity ? 1 : zb === -Infinity ? 0 : (level - za) / (zb - za);
    const mix = (p: number, q: number, cells: number) =>
      Math.min(1, Math.max(0, (p - 1 + s * (q - p)) / cells));
    return [
      mix(a % wide, b % wide, columns - 1),
      mix(Math.floor(a / wide), Math.floor(b / wide), rows - 1),
    ];
  };
  const rings = walk(links);
  return {
    rings: rings.map((ids) => ids.flatMap(place)),
    isolines: rings.flatMap((ids) => runs(ids, onEdge)).map((ids) => ids.flatMap(place)),
  };
}

/** The parts of a ring between its `cut` members; the whole ring, closed, where it has none. */
function runs(ids: number[], cut: (id: number) => boolean): number[][] {
  const first = ids.findIndex(cut);
  if (first < 0) return [[...ids, ids[0]]];
  const found: number[][] = [[]];
  for (let k = 1; k < ids.length; k++) {
    const id = ids[(first + k) % ids.length];
    if (cut(id)) found.push([]);
    else found[found.length - 1].push(id);
  }
  return found.filter((run) => run.length > 1);
}

/** Follows the links from edge to edge until each ring is closed. */
function walk(links: Map<number, number[]>): number[][] {
  const rings: number[][] = [];
  const seen = new Set<number>();
  for (const start of links.keys()) {
    if (seen.has(start)) continue;
    const ring: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined) {
      seen.add(at);
      ring.push(at);
      at = links.get(at)!.find((next) => !seen.has(next));
    }
    rings.push(ring);
  }
  return rings;
}
