// SPDX-License-Identifier: Apache-2.0
import type { Field } from './field';

/** Cells on a side of a chunk. */
export const CHUNK = 64;
/** A chunk of level k is drawn from every 2ᵏ-th node; the coarsest is two triangles. */
export const COARSEST = 6;

/** A chunk's own level and those of its neighbours; a border's neighbour counts as the chunk. */
export interface ChunkLevels {
  own: number;
  west: number;
  east: number;
  south: number;
  north: number;
}

/**
 * Triangles over the (CHUNK + 1)² nodes of one chunk, counter-clockwise seen from above. Where a
 * neighbour is coarser, the nodes on the common edge move to those that the neighbour has: both
 * sides then draw the same edge and no crack can open.
 */
export function chunkTriangles({ own, west, east, south, north }: ChunkLevels): Uint16Array {
  const stride = 2 ** own;
  const snap = (at: number, level: number) =>
    (level > own ? Math.floor(at / 2 ** level) * 2 ** level : at);
  const node = (i: number, j: number) => {
    const x = j === 0 ? snap(i, south) : j === CHUNK ? snap(i, north) : i;
    const y = i === 0 ? snap(j, west) : i === CHUNK ? snap(j, east) : j;
    return y * (CHUNK + 1) + x;
  };
  const index: number[] = [];
  const triangle = (a: number, b: number, c: number) => {
    if (a !== b && b !== c && c !== a) index.push(a, b, c);
  };
  for (let j = 0; j < CHUNK; j += stride) {
    for (let i = 0; i < CHUNK; i += stride) {
      const [a, b] = [node(i, j), node(i + stride, j)];
      const [c, d] = [node(i + stride, j + stride), node(i, j + stride)];
      triangle(a, b, c);
      triangle(a, c, d);
    }
  }
  return Uint16Array.from(index);
}

/** A field cut into chunks, and how wrong each would be at each level. */
export class Chunks {
  readonly across: number;
  readonly along: number;
  /** Lowest and highest height of each chunk. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** `errors[k][chunk]` bounds the height error of level k. */
  private readonly errors: Float32Array[];

  constructor(private readonly field: Field) {
    this.across = Math.ceil((field.columns - 1) / CHUNK);
    this.along = Math.ceil((field.rows - 1) / CHUNK);
    const count = this.across * this.along;
    this.low = new Float32Array(count).fill(Infinity);
    this.high = new Float32Array(count).fill(-Infinity);
    this.errors = [new Float32Array(count)];
    this.measureRanges();
    for (let level = 1; level <= COARSEST; level++) this.errors.push(this.errorsOf(level));
  }

  get count(): number {
    return this.across * this.along;
  }

  /** Cells across and along. */
  get cells(): [number, number] {
    return [this.field.columns - 1, this.field.rows - 1];
  }

  error(level: number, chunk: number): number {
    return this.errors[level][chunk];
  }

  /**
   * The coarsest level of each chunk whose error is allowed, no two neighbours more than one
   * apart.
   */
  levels(allowed: (chunk: number) => number): Uint8Array {
    const levels = new Uint8Array(this.count);
    for (let chunk = 0; chunk < this.count; chunk++) {
      const limit = allowed(chunk);
      while (levels[chunk] < COARSEST && this.errors[levels[chunk] + 1][chunk] <= limit) {
        levels[chunk]++;
      }
    }
    // Two chamfer passes find the largest levels below these that change by one at most.
    const { across, along } = this;
    for (let y = 0, at = 0; y < along; y++) {
      for (let x = 0; x < across; x++, at++) {
        if (x > 0) levels[at] = Math.min(levels[at], levels[at - 1] + 1);
        if (y > 0) levels[at] = Math.min(levels[at], levels[at - across] + 1);
      }
    }
    for (let y = along - 1, at = this.count - 1; y >= 0; y--) {
      for (let x = across - 1; x >= 0; x--, at--) {
        if (x < across - 1) levels[at] = Math.min(levels[at], levels[at + 1] + 1);
        if (y < along - 1) levels[at] = Math.min(levels[at], levels[at + across] + 1);
      }
    }
    return levels;
  }

  /** What chunk `at` must know of its neighbours. */
  around(levels: Uint8Array, at: number): ChunkLevels {
    const { across, along } = this;
    const x = at % across;
    const y = (at - x) / across;
    const own = levels[at];
    return {
      own,
      west: x > 0 ? levels[at - 1] : own,
      east: x < across - 1 ? levels[at + 1] : own,
      south: y > 0 ? levels[at - across] : own,
      north: y < along - 1 ? levels[at + across] : own,
    };
  }

  private measureRanges(): void {
    const { columns, rows, values } = this.field;
    for (let y = 0, chunk = 0; y < this.along; y++) {
      for (let x = 0; x < this.across; x++, chunk++) {
        let [low, high] = [Infinity, -Infinity];
        for (let iy = y * CHUNK; iy <= Math.min(rows - 1, (y + 1) * CHUNK); iy++) {
          for (let ix = x * CHUNK; ix <= Math.min(columns - 1, (x + 1) * CHUNK); ix++) {
            const value = values[iy * columns + ix];
            if (value < low) low = value;
            if (value > high) high = value;
          }
        }
        this.low[chunk] = low;
        this.high[chunk] = high;
      }
    }
  }

  /**
   * Level k against level k − 1: both are linear on the triangles of the finer, so they differ
   * most at a node that the coarser leaves out. Summed over the levels, this bounds the error; in
   * a last chunk that the grid does not fill, diagonals differ too and it is an estimate.
   */
  private errorsOf(level: number): Float32Array {
    const { columns, rows } = this.field;
    const before = this.errors[level - 1];
    const errors = new Float32Array(before.length);
    const stride = 2 ** level;
    const half = stride / 2;
    for (let y = 0; y < rows - 1; y += stride) {
      for (let x = 0; x < columns - 1; x += stride) {
        const chunk = Math.floor(y / CHUNK) * this.across + Math.floor(x / CHUNK);
        const worst = Math.max(
          this.miss(x, y, stride, half, 0), this.miss(x, y, stride, 0, half),
          this.miss(x, y, stride, half, half), this.miss(x, y, stride, stride, half),
          this.miss(x, y, stride, half, stride));
        if (worst > errors[chunk]) errors[chunk] = worst;
      }
    }
    for (let chunk = 0; chunk < errors.length; chunk++) errors[chunk] += before[chunk];
    return errors;
  }

  /** How far node (x + i, y + j) lies from the cell of `stride` nodes that covers it. */
  private miss(x: number, y: number, stride: number, i: number, j: number): number {
    const { columns, rows, values } = this.field;
    const right = Math.min(x + stride, columns - 1);
    const far = Math.min(y + stride, rows - 1);
    const px = Math.min(x + i, right);
    const py = Math.min(y + j, far);
    const s = (px - x) / (right - x);
    const t = (py - y) / (far - y);
    const a = values[y * columns + x];
    const c = values[far * columns + right];
    const flat = s >= t
      ? a + s * (values[y * columns + right] - a) + t * (c - values[y * columns + right])
      : a + t * (values[far * columns + x] - a) + s * (c - values[far * columns + x]);
    return Math.abs(values[py * columns + px] - flat);
  }
}
