// SPDX-License-Identifier: Apache-2.0
import type { Field } from './field';
import { clip, type Hit, type Ray, walk } from './raycast';

/** Cells on a side of the finest blocks. */
const BLOCK = 8;

/** The lowest and highest value of each block of cells, and of 2 × 2 blocks above, to one. */
interface Level {
  across: number;
  along: number;
  /** Cells on a side of one block. */
  cells: number;
  low: Float32Array;
  high: Float32Array;
}

/**
 * Lowest and highest heights by blocks: a ray skips every block that it passes over or under.
 * O(nodes) to build; a ray that meets few blocks costs O(log nodes), where walking all the cells
 * under it is O(columns + rows).
 */
export class Pyramid {
  private readonly levels: Level[];

  constructor(private readonly field: Field) {
    this.levels = [finest(field)];
    for (;;) {
      const below = this.levels[this.levels.length - 1];
      if (below.across * below.along === 1) break;
      this.levels.push(halved(below));
    }
  }

  /** The first crossing of a ray with the field. */
  raycast(ray: Ray): Hit | null {
    return this.descend(this.levels.length - 1, 0, 0, ray);
  }

  private descend(depth: number, bx: number, by: number, ray: Ray): Hit | null {
    const { across, along, cells, low, high } = this.levels[depth];
    if (bx >= across || by >= along) return null;
    const inside = this.span(bx, by, cells, ray);
    if (inside === null) return null;
    const [from, to] = inside;
    const [w0, w1] = [ray.w + from * ray.dw, ray.w + to * ray.dw];
    const slack = 1e-6;
    const block = by * across + bx;
    if (Math.max(w0, w1) < low[block] - slack || Math.min(w0, w1) > high[block] + slack) return null;
    if (depth === 0) return walk(this.field, ray, from, to);
    // In the order in which the ray enters them.
    const [rightFirst, farFirst] = [ray.du < 0 ? 1 : 0, ray.dv < 0 ? 1 : 0];
    let best: Hit | null = null;
    for (let k = 0; k < 4; k++) {
      const cx = 2 * bx + ((k & 1) ^ rightFirst);
      const cy = 2 * by + ((k >> 1) ^ farFirst);
      const hit = this.descend(depth - 1, cx, cy, ray);
      if (hit !== null && (best === null || hit.distance < best.distance)) best = hit;
    }
    return best;
  }

  private span(bx: number, by: number, cells: number, ray: Ray): [number, number] | null {
    const [cellsX, cellsY] = [this.field.columns - 1, this.field.rows - 1];
    return clip(
      ray, (bx * cells) / cellsX, Math.min(1, ((bx + 1) * cells) / cellsX),
      (by * cells) / cellsY, Math.min(1, ((by + 1) * cells) / cellsY));
  }
}

function finest({ columns, rows, values }: Field): Level {
  const across = Math.ceil((columns - 1) / BLOCK);
  const along = Math.ceil((rows - 1) / BLOCK);
  const low = new Float32Array(across * along).fill(Infinity);
  const high = new Float32Array(across * along).fill(-Infinity);
  for (let by = 0, block = 0; by < along; by++) {
    for (let bx = 0; bx < across; bx++, block++) {
      const endX = Math.min(columns - 1, (bx + 1) * BLOCK);
      const endY = Math.min(rows - 1, (by + 1) * BLOCK);
      let [least, most] = [Infinity, -Infinity];
      for (let iy = by * BLOCK; iy <= endY; iy++) {
        for (let ix = bx * BLOCK; ix <= endX; ix++) {
          const value = values[iy * columns + ix];
          if (value < least) least = value;
          if (value > most) most = value;
        }
      }
      low[block] = least;
      high[block] = most;
    }
  }
  return { across, along, cells: BLOCK, low, high };
}

function halved(fine: Level): Level {
  const across = Math.ceil(fine.across / 2);
  const along = Math.ceil(fine.along / 2);
  const low = new Float32Array(across * along).fill(Infinity);
  const high = new Float32Array(across * along).fill(-Infinity);
  for (let by = 0; by < fine.along; by++) {
    for (let bx = 0; bx < fine.across; bx++) {
      const block = (by >> 1) * across + (bx >> 1);
      low[block] = Math.min(low[block], fine.low[by * fine.across + bx]);
      high[block] = Math.max(high[block], fine.high[by * fine.across + bx]);
    }
  }
  return { across, along, cells: 2 * fine.cells, low, high };
}
