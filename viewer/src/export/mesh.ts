// SPDX-License-Identifier: Apache-2.0
import { coordinate, type Landscape } from '../data/model';
import { heightOf } from '../math/height';
import type { Scales } from '../state/scales';

/** A plane as a coloured mesh: one vertex a node in the grid's order, z up. */
export interface HeightMesh {
  columns: number;
  rows: number;
  /** α, β and height in turn; heights run from 0 to half the wider axis. */
  positions: Float32Array;
  normals: Float32Array;
  /** sRGB, 0 to 255. */
  colours: Uint8Array;
  /** Two triangles a cell, counter-clockwise from above; none at a node that is not finite. */
  triangles: Uint32Array;
  /** What the heights and colours are, a line each. */
  remarks: string[];
}

/** The mesh of a plane as it is shown: its heights, scale and colours; cells with holes are open. */
export function heightMesh(plane: Landscape, scales: Scales, map: Uint8Array): HeightMesh {
  const { x, y } = plane;
  const columns = x.count;
  const rows = y!.count;
  const top = Math.max(x.max - x.min, y!.max - y!.min) / 2;
  const loss = plane.channels[plane.loss];
  const tint = plane.channels[scales.channel];
  const positions = new Float32Array(3 * columns * rows);
  const colours = new Uint8Array(3 * columns * rows);
  const finite = (node: number) => Number.isFinite(loss.values[node]);
  for (let node = 0; node < columns * rows; node++) {
    const height = finite(node) ? heightOf(scales.height, loss.values[node]) : 1;
    positions.set([
      coordinate(x, node % columns), coordinate(y!, Math.floor(node / columns)), top * height,
    ], 3 * node);
    const value = tint.values[node];
    const share = Number.isFinite(value) ? heightOf(scales.colour, value) : 0;
    const at = 3 * Math.round(share * 255);
    colours.set(map.subarray(at, at + 3), 3 * node);
  }
  return {
    columns, rows, positions, normals: normalsOf(positions, columns, rows), colours,
    triangles: trianglesOf(columns, rows, finite),
    remarks: [
      `Thalweg, ${columns} x ${rows} nodes, x fastest`,
      `z is ${scales.height.mode === 'log' ? 'ln(loss + 0.1), scaled' : 'linear in the loss'}, from 0 at ${scales.height.low} to ${top} at ${scales.height.high} and above`,
      `coloured by ${tint.name}`,
    ],
  };
}

function trianglesOf(
  columns: number, rows: number, finite: (node: number) => boolean,
): Uint32Array {
  const all: number[] = [];
  for (let iy = 0; iy < rows - 1; iy++) {
    for (let ix = 0; ix < columns - 1; ix++) {
      const a = iy * columns + ix;
      for (const triangle of [[a, a + 1, a + columns + 1], [a, a + columns + 1, a + columns]]) {
        if (triangle.every(finite)) all.push(...triangle);
      }
    }
  }
  return Uint32Array.from(all);
}

/** Central differences, one-sided at the edge. */
function normalsOf(positions: Float32Array, columns: number, rows: number): Float32Array {
  const normals = new Float32Array(positions.length);
  const slope = (from: number, to: number, along: number) =>
    (positions[3 * to + 2] - positions[3 * from + 2]) / (positions[3 * to + along] - positions[3 * from + along]);
  for (let node = 0; node < columns * rows; node++) {
    const ix = node % columns;
    const iy = Math.floor(node / columns);
    const dx = slope(ix > 0 ? node - 1 : node, ix < columns - 1 ? node + 1 : node, 0);
    const dy = slope(iy > 0 ? node - columns : node, iy < rows - 1 ? node + columns : node, 1);
    const size = Math.hypot(dx, dy, 1);
    normals.set([-dx / size, -dy / size, 1 / size], 3 * node);
  }
  return normals;
}
