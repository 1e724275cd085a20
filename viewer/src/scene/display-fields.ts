// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from '../data/model';
import type { Box } from '../math/box';
import { type Field, fillHoles, refineLinear, refinement, refineSmooth } from '../math/field';
import { heighter, type Scale } from '../math/height';

/** The refined fields that one surface is drawn from, all on the same grid. */
export interface DisplayFields {
  /** 0 to 1 of the box. */
  heights: Field;
  /** 0 to 1 of the colour map. */
  colours: Field;
  /** Above 0.5 where the value is made up. */
  mask: Field;
  /** Drawn cells a measured cell and side. */
  factor: number;
  /** Colours tell kinds apart: nothing lies between two of them. */
  kinds: boolean;
}

/** Cells on the longer side that a display mesh aims at. */
const TARGET = 220;

/** World size of the longer axis, and of the height at stretch 1. */
const WIDTH = 2;
const HEIGHT = 1.15;

/** The display fields of a plane: heights and colours 0..1, and which of them are made up. */
export function buildDisplayFields(
  plane: Landscape, height: Scale, colourChannel: number, colour: Scale,
): DisplayFields {
  const columns = plane.x.count;
  const rows = plane.y!.count;
  const loss = plane.channels[plane.loss].values;
  const tint = plane.channels[colourChannel].values;
  const factor = refinement(columns, rows, TARGET);
  const smooth = (scale: Scale, values: Float64Array) => {
    const scaled = new Float32Array(values.length);
    const of = heighter(scale);
    for (let node = 0; node < values.length; node++) scaled[node] = of(values[node]);
    return refineSmooth(fillHoles({ columns, rows, values: scaled }), factor);
  };
  const kinds = plane.channels[colourChannel].labels !== undefined;
  const heights = smooth(height, loss);
  const madeUp = new Float32Array(loss.length);
  for (let node = 0; node < loss.length; node++) {
    madeUp[node] = Number.isFinite(loss[node]) && (kinds || Number.isFinite(tint[node])) ? 0 : 1;
  }
  return {
    heights,
    colours: kinds ? nearest(heights, columns, rows, tint, colour, factor)
      : tint === loss && colour === height ? heights : smooth(colour, tint),
    mask: refineLinear({ columns, rows, values: madeUp }, factor),
    factor,
    kinds,
  };
}

/** Every drawn node takes the kind of the measured node next to it; none is −1. */
function nearest(
  drawn: Field, columns: number, rows: number, kinds: Float64Array, colour: Scale, factor: number,
): Field {
  const of = heighter(colour);
  const values = drawn.values.map((_, i) => {
    const ix = Math.min(columns - 1, Math.round((i % drawn.columns) / factor));
    const iy = Math.min(rows - 1, Math.round(Math.floor(i / drawn.columns) / factor));
    const kind = kinds[iy * columns + ix];
    return of(Number.isNaN(kind) ? -1 : kind);
  });
  return { ...drawn, values };
}

/** The box: the axes' true ratio, unless it is so extreme that a strip would be left. */
export function boxOf(plane: Landscape, stretch: number): Box {
  const spanX = plane.x.max - plane.x.min;
  const spanY = plane.y!.max - plane.y!.min;
  const ratio = Math.min(2.5, Math.max(0.4, spanY / spanX));
  const width = ratio > 1 ? WIDTH / ratio : WIDTH;
  const depth = ratio > 1 ? WIDTH : WIDTH * ratio;
  const size = Math.sqrt((width * depth) / (WIDTH * WIDTH));
  return { width, depth, height: HEIGHT * size * stretch, gap: 0.3 * size };
}

/** Whether one unit of α is drawn as long as one of β. */
export function sameUnits(plane: Landscape): boolean {
  const ratio = (plane.y!.max - plane.y!.min) / (plane.x.max - plane.x.min);
  return ratio >= 0.4 && ratio <= 2.5;
}
