// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Field } from '../src/math/field';
import { CHUNK, type ChunkLevels, Chunks, chunkTriangles } from '../src/math/lod';

const SIDE = CHUNK + 1;
const place = (node: number) => [node % SIDE, Math.floor(node / SIDE)];

/** Twice the area of a triangle of chunk nodes; positive if counter-clockwise. */
function area(a: number, b: number, c: number): number {
  const [[ax, ay], [bx, by], [cx, cy]] = [a, b, c].map(place);
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function* triangles(index: Uint16Array) {
  for (let i = 0; i < index.length; i += 3) yield [index[i], index[i + 1], index[i + 2]];
}

/** Sides that belong to one triangle alone: the chunk's outline. */
function outline(index: Uint16Array): string[] {
  const seen = new Map<string, number>();
  for (const [a, b, c] of triangles(index)) {
    for (const [p, q] of [[a, b], [b, c], [c, a]]) {
      const key = p < q ? `${p}-${q}` : `${q}-${p}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  return [...seen].filter(([, n]) => n === 1).map(([key]) => key);
}

const around = (own: number, others: Partial<ChunkLevels> = {}): ChunkLevels =>
  ({ own, west: own, east: own, south: own, north: own, ...others });

function field(columns: number, rows: number, of: (x: number, y: number) => number): Field {
  return {
    columns, rows,
    values: Float32Array.from({ length: columns * rows }, (_, i) =>
      of((i % columns) / (columns - 1), Math.floor(i / columns) / (rows - 1))),
  };
}

describe('chunk triangles', () => {
  it('cover the chunk once, all facing up, whatever surrounds it', () => {
    for (const own of [0, 2, 5]) {
      for (let mask = 0; mask < 16; mask++) {
        const level = (bit: number) => own + (mask >> bit & 1);
        const index = chunkTriangles(
          { own, west: level(0), east: level(1), south: level(2), north: level(3) });
        const sizes = [...triangles(index)].map(([a, b, c]) => area(a, b, c));
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(sizes.reduce((sum, size) => sum + size)).toBe(2 * CHUNK * CHUNK);
      }
    }
  });
  it('meet a coarser neighbour in the same edge: no crack', () => {
    for (const [own, coarse] of [[0, 1], [1, 2], [3, 4], [5, 6], [0, 3], [2, 6]]) {
      const west = outline(chunkTriangles(around(own, { east: coarse })))
        .map((side) => side.split('-').map(Number)).filter((s) => s.every((n) => n % SIDE === CHUNK))
        .map((s) => s.map((n) => Math.floor(n / SIDE)).sort((a, b) => a - b).join());
      const east = outline(chunkTriangles(around(coarse, { west: own })))
        .map((side) => side.split('-').map(Number)).filter((s) => s.every((n) => n % SIDE === 0))
        .map((s) => s.map((n) => Math.floor(n / SIDE)).sort((a, b) => a - b).join());
      expect(west.sort()).toEqual(east.sort());
      const south = outline(chunkTriangles(around(own, { north: coarse })))
        .map((side) => side.split('-').map(Number)).filter((s) => s.every((n) => n >= CHUNK * SIDE))
        .map((s) => s.map((n) => n % SIDE).sort((a, b) => a - b).join());
      const north = outline(chunkTriangles(around(coarse, { south: own })))
        .map((side) => side.split('-').map(Number)).filter((s) => s.every((n) => n < SIDE))
        .map((s) => s.map((n) => n % SIDE).sort((a, b) => a - b).join());
      expect(south.sort()).toEqual(north.sort());
    }
  });
  it('halve with every level', () => {
    expect(chunkTriangles(around(0)).length / 3).toBe(2 * CHUNK * CHUNK);
    expect(chunkTriangles(around(3)).length / 3).toBe(2 * (CHUNK / 8) ** 2);
    expect(chunkTriangles(around(6)).length / 3).toBe(2);
  });
});

describe('chunks', () => {
  const hills = field(300, 201, (x, y) => 0.5 + 0.5 * Math.sin(8 * x * x) * Math.cos(5 * y));

  it('know the height error of every level', () => {
    const chunks = new Chunks(hills);
    let worst = -Infinity;
    for (const level of [1, 3, 5]) {
      const stride = 2 ** level;
      for (let y = 0; y < 192; y++) {
        for (let x = 0; x < 256; x++) {
          const [cx, cy] = [x - (x % stride), y - (y % stride)];
          const [s, t] = [(x - cx) / stride, (y - cy) / stride];
          const at = (i: number, j: number) => hills.values[(cy + j) * 300 + cx + i];
          const flat = s >= t
            ? at(0, 0) + s * (at(stride, 0) - at(0, 0)) + t * (at(stride, stride) - at(stride, 0))
            : at(0, 0) + t * (at(0, stride) - at(0, 0)) + s * (at(stride, stride) - at(0, stride));
          const chunk = Math.floor(y / CHUNK) * chunks.across + Math.floor(x / CHUNK);
          worst = Math.max(
            worst, Math.abs(hills.values[y * 300 + x] - flat) - chunks.error(level, chunk));
        }
      }
    }
    expect(worst).toBeLessThan(1e-6);
    expect(worst).toBeGreaterThan(-0.1);
  });
  it('a plane needs two triangles a chunk, any roughness all of them', () => {
    expect([...new Chunks(field(257, 129, (x, y) => 0.3 * x + y)).levels(() => 1e-5)])
      .toEqual(Array(8).fill(6));
    const rough = field(129, 129, (x, y) => Math.sin(1e4 * x + 2e4 * y));
    expect([...new Chunks(rough).levels(() => 1e-3)]).toEqual(Array(4).fill(0));
  });
  it('neighbours differ by one level at most', () => {
    const peak = field(1001, 501, (x, y) => Math.exp(-4000 * ((x - 0.3) ** 2 + (y - 0.5) ** 2)));
    const chunks = new Chunks(peak);
    const levels = chunks.levels(() => 1e-3);
    expect(new Set(levels).size).toBeGreaterThan(3);
    for (let at = 0; at < chunks.count; at++) {
      const { own, ...others } = chunks.around(levels, at);
      for (const other of Object.values(others)) expect(Math.abs(other - own)).toBeLessThanOrEqual(1);
    }
  });
});
