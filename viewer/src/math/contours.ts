// SPDX-License-Identifier: Apache-2.0
import type { Field } from './field';

/** Line pieces of one level: u0, v0, u1, v1, … in 0..1 over the grid. */
export interface Contour {
  level: number;
  segments: Float32Array;
  /** For either end of each piece, the grid edge that it lies on: what joins pieces to lines. */
  edges: Float64Array;
}

/** Rows that are done between two looks at the clock. */
const SLICE = 16;

/**
 * Isolines on the triangles that the mesh is made of, so that they lie in its faces. A triangle
 * whose corner is masked has no line. `levels` ascend. O(cells + pieces).
 */
export function contours(field: Field, levels: number[], mask?: Field): Contour[] {
  const work = contourWork(field, levels, mask);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same in slices, for fields so large that doing it at once would be felt. */
export function* contourWork(
  field: Field, levels: number[], mask?: Field,
): Generator<void, Contour[], void> {
  const builders = levels.map((level) => new Builder(field, level));
  for (let iy = 0; iy < field.rows - 1; iy++) {
    crossRow(field, builders, iy, mask);
    if (iy % SLICE === SLICE - 1) yield;
  }
  return builders.map((builder) => builder.contour());
}

function crossRow(
  { columns, values }: Field, builders: Builder[], iy: number, mask: Field | undefined,
): void {
  const last = builders.length - 1;
  for (let ix = 0, a = iy * columns; ix < columns - 1; ix++, a++) {
    const [b, d] = [a + 1, a + columns];
    const c = d + 1;
    const low = Math.min(values[a], values[b], values[c], values[d]);
    const high = Math.max(values[a], values[b], values[c], values[d]);
    if (last < 0 || high < builders[0].level || low >= builders[last].level) continue;
    const [abc, acd] = mask === undefined ? [true, true] : unmasked(mask.values, a, b, c, d);
    for (const builder of builders) {
      if (builder.level > high) break;
      if (builder.level <= low) continue;
      if (abc) builder.triangle(a, b, c);
      if (acd) builder.triangle(a, c, d);
    }
  }
}

function unmasked(
  mask: Float32Array, a: number, b: number, c: number, d: number,
): [boolean, boolean] {
  const diagonal = mask[a] <= 0.5 && mask[c] <= 0.5;
  return [diagonal && mask[b] <= 0.5, diagonal && mask[d] <= 0.5];
}

/** Collects the pieces of one level. */
class Builder {
  private readonly segments: number[] = [];
  private readonly edges: number[] = [];

  constructor(private readonly field: Field, readonly level: number) {}

  triangle(a: number, b: number, c: number): void {
    const { values } = this.field;
    const { level } = this;
    const [ua, ub, uc] = [values[a] >= level, values[b] >= level, values[c] >= level];
    if (ua === ub && ub === uc) return;
    if (ua !== ub) this.crossing(a, b);
    if (ub !== uc) this.crossing(b, c);
    if (uc !== ua) this.crossing(c, a);
  }

  /** From the lower node to the higher, so that both triangles beside an edge get the same bits. */
  private crossing(p: number, q: number): void {
    const { columns, rows, values } = this.field;
    const a = Math.min(p, q);
    const b = Math.max(p, q);
    const s = (this.level - values[a]) / (values[b] - values[a]);
    const ax = a % columns;
    const ay = (a - ax) / columns;
    const bx = b % columns;
    const by = (b - bx) / columns;
    this.segments.push((ax + s * (bx - ax)) / (columns - 1), (ay + s * (by - ay)) / (rows - 1));
    // Right, up and across leave node a.
    this.edges.push(3 * a + (by === ay ? 0 : bx === ax ? 1 : 2));
  }

  contour(): Contour {
    return {
      level: this.level,
      segments: Float32Array.from(this.segments),
      edges: Float64Array.from(this.edges),
    };
  }
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
