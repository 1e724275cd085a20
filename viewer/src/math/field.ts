// SPDX-License-Identifier: Apache-2.0

/** Numbers on a rectangular grid, row-major, x fastest. */
export interface Field {
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Replaces NaN by the mean of its finished neighbours, ring by ring: no NaN vertex, ever. */
export function fillHoles(field: Field): Field {
  let open: number[] = [];
  field.values.forEach((value, node) => Number.isNaN(value) && open.push(node));
  if (open.length === 0) return field;
  const values = field.values.slice();
  if (open.length === values.length) {
    values.fill(0.5);
    open = [];
  }
  while (open.length > 0) {
    const filled = open.map((node) => meanAround(field, values, node));
    open.forEach((node, i) => (values[node] = filled[i]));
    open = open.filter((node) => Number.isNaN(values[node]));
  }
  return { ...field, values };
}

function meanAround({ columns, rows }: Field, values: Float32Array, node: number): number {
  const ix = node % columns;
  const iy = (node - ix) / columns;
  let sum = 0;
  let known = 0;
  const add = (inside: boolean, neighbour: number) => {
    if (!inside || Number.isNaN(values[neighbour])) return;
    sum += values[neighbour];
    known++;
  };
  add(ix > 0, node - 1);
  add(ix < columns - 1, node + 1);
  add(iy > 0, node - columns);
  add(iy < rows - 1, node + columns);
  return known === 0 ? Number.NaN : sum / known;
}

/** How many parts a cell is cut into so that the longer side has about `target` cells. */
export function refinement(columns: number, rows: number, target: number): number {
  return Math.max(1, Math.min(8, Math.floor(target / (Math.max(columns, rows) - 1))));
}

/**
 * Cuts each cell into `factor`² by monotone cubics (Fritsch–Carlson 1980), rows then columns.
 * Every node keeps its value, and along grid lines no dip or bump appears that was not measured.
 */
export function refineSmooth(field: Field, factor: number): Field {
  return alongColumns(alongRows(field, factor, cubicRow), factor, cubicRow);
}

/** The same cut by straight lines. */
export function refineLinear(field: Field, factor: number): Field {
  return alongColumns(alongRows(field, factor, linearRow), factor, linearRow);
}

type RowRule = (row: Float32Array, factor: number) => Float32Array;

function alongRows(field: Field, factor: number, rule: RowRule): Field {
  if (factor === 1) return field;
  const columns = (field.columns - 1) * factor + 1;
  const values = new Float32Array(columns * field.rows);
  for (let iy = 0; iy < field.rows; iy++) {
    const row = field.values.subarray(iy * field.columns, (iy + 1) * field.columns);
    values.set(rule(row, factor), iy * columns);
  }
  return { columns, rows: field.rows, values };
}

function alongColumns(field: Field, factor: number, rule: RowRule): Field {
  return factor === 1 ? field : transposed(alongRows(transposed(field), factor, rule));
}

function transposed({ columns, rows, values }: Field): Field {
  const turned = new Float32Array(values.length);
  for (let iy = 0; iy < rows; iy++) {
    for (let ix = 0; ix < columns; ix++) turned[ix * rows + iy] = values[iy * columns + ix];
  }
  return { columns: rows, rows: columns, values: turned };
}

function linearRow(row: Float32Array, factor: number): Float32Array {
  return blended(row, factor, (a, b, s) => a + s * (b - a));
}

function cubicRow(row: Float32Array, factor: number): Float32Array {
  const slopes = monotoneSlopes(row);
  return blended(row, factor, (a, b, s, i) => {
    const s2 = s * s;
    const s3 = s2 * s;
    return (2 * s3 - 3 * s2 + 1) * a + (s3 - 2 * s2 + s) * slopes[i]
      + (3 * s2 - 2 * s3) * b + (s3 - s2) * slopes[i + 1];
  });
}

function blended(
  row: Float32Array,
  factor: number,
  between: (a: number, b: number, s: number, i: number) => number,
): Float32Array {
  const out = new Float32Array((row.length - 1) * factor + 1);
  for (let i = 0; i < row.length - 1; i++) {
    out[i * factor] = row[i];
    for (let k = 1; k < factor; k++) {
      out[i * factor + k] = between(row[i], row[i + 1], k / factor, i);
    }
  }
  out[out.length - 1] = row[row.length - 1];
  return out;
}

/** Harmonic means of neighbouring steps, 0 at turning points; one-sided at the ends. */
function monotoneSlopes(row: Float32Array): Float32Array {
  const last = row.length - 1;
  const slopes = new Float32Array(row.length);
  for (let i = 1; i < last; i++) {
    const left = row[i] - row[i - 1];
    const right = row[i + 1] - row[i];
    slopes[i] = left * right > 0 ? (2 * left * right) / (left + right) : 0;
  }
  slopes[0] = endSlope(row[1] - row[0], last > 1 ? row[2] - row[1] : row[1] - row[0]);
  slopes[last] = endSlope(
    row[last] - row[last - 1],
    last > 1 ? row[last - 1] - row[last - 2] : row[last] - row[last - 1],
  );
  return slopes;
}

function endSlope(near: number, far: number): number {
  const slope = (3 * near - far) / 2;
  if (slope * near <= 0) return 0;
  return Math.abs(slope) > 3 * Math.abs(near) ? 3 * near : slope;
}

/** The field at (u, v) in 0..1, bilinear, clamped at the edge. */
export function sample({ columns, rows, values }: Field, u: number, v: number): number {
  const x = Math.min(Math.max(u, 0), 1) * (columns - 1);
  const y = Math.min(Math.max(v, 0), 1) * (rows - 1);
  const ix = Math.min(Math.floor(x), columns - 2);
  const iy = Math.min(Math.floor(y), rows - 2);
  const at = iy * columns + ix;
  const below = values[at] + (x - ix) * (values[at + 1] - values[at]);
  const above = values[at + columns] + (x - ix) * (values[at + columns + 1] - values[at + columns]);
  return below + (y - iy) * (above - below);
}
