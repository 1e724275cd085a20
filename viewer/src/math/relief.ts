// SPDX-License-Identifier: Apache-2.0
import type { Box } from './box';
import { type Field, sample } from './field';
import type { Light } from './light';
import { skylight } from './skylight';
import { sunlight } from './sunlight';

/** Nodes on the longer side of the grid on which light is worked out. */
const FINEST_SUN = 512;
const FINEST_SKY = 256;

/** Light 0..1 on a grid of its own; (0, 0) and (1, 1) are its first and last texel's centres. */
export interface Shade {
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Cast shadows of a height field on itself; done once a light, so that orbiting costs nothing. */
export function sunOn(heights: Field, box: Box, light: Light): Shade {
  const coarse = resampled(heights, FINEST_SUN);
  return { ...coarse, values: sunlight(coarse, box, light) };
}

/** How much sky each place of a height field sees; done once a shape. */
export function skyOn(heights: Field, box: Box): Shade {
  const coarse = resampled(heights, FINEST_SKY);
  return { ...coarse, values: skylight(coarse, box) };
}

/** Fewer nodes, evenly spaced, where the longer side has more than `finest`. */
export function resampled(field: Field, finest: number): Field {
  const stride = Math.max(1, Math.ceil((Math.max(field.columns, field.rows) - 1) / finest));
  if (stride === 1) return field;
  const columns = Math.max(2, Math.round((field.columns - 1) / stride) + 1);
  const rows = Math.max(2, Math.round((field.rows - 1) / stride) + 1);
  const values = new Float32Array(columns * rows);
  for (let iy = 0, i = 0; iy < rows; iy++) {
    for (let ix = 0; ix < columns; ix++, i++) {
      values[i] = sample(field, ix / (columns - 1), iy / (rows - 1));
    }
  }
  return { columns, rows, values };
}

const STEPS = 48;

/**
 * Light that reaches the floor below the field; texels reach `margin` box widths beyond it. The
 * sheet is thin: a floor point is dark where its ray towards the light crosses the sheet.
 */
export function floorLight(
  heights: Field, box: Box, light: Light, size: number, margin: number,
): { sun: Shade; sky: Shade } {
  const coarse = resampled(heights, FINEST_SKY);
  const sun = new Float32Array(size * size);
  const sky = new Float32Array(size * size);
  for (let j = 0, at = 0; j < size; j++) {
    for (let i = 0; i < size; i++, at++) {
      const u = (i / (size - 1)) * (1 + 2 * margin) - margin;
      const v = (j / (size - 1)) * (1 + 2 * margin) - margin;
      sun[at] = meetsSheet(coarse, box, light, u, v) ? 0 : 1;
      sky[at] = skyUnder(box, u, v);
    }
  }
  const radius = Math.max(1, Math.round(size * 0.028 / (1 + 2 * margin)));
  const soft = blurred(blurred(sun, size, radius), size, radius);
  const grid = { columns: size, rows: size };
  return { sun: { ...grid, values: soft }, sky: { ...grid, values: sky } };
}

function meetsSheet(heights: Field, box: Box, light: Light, u: number, v: number): boolean {
  const perU = light.x / box.width;
  const perV = -light.z / box.depth;
  // Only where the ray is over the sheet, and only up to the box's top.
  let from = box.gap / light.y;
  let to = (box.height + box.gap) / light.y;
  for (const [at, per] of [[u, perU], [v, perV]]) {
    if (Math.abs(per) < 1e-9) {
      if (at < 0 || at > 1) return false;
      continue;
    }
    from = Math.max(from, Math.min(-at / per, (1 - at) / per));
    to = Math.min(to, Math.max(-at / per, (1 - at) / per));
  }
  if (from >= to) return false;
  const clear = (s: number) =>
    s * light.y - box.gap - sample(heights, u + s * perU, v + s * perV) * box.height;
  const below = clear(from) <= 1e-9;
  for (let k = 1; k <= STEPS; k++) {
    if (clear(from + (k / STEPS) * (to - from)) <= 1e-9 !== below) return true;
  }
  return false;
}

/** A square mean, rows then columns; values beyond the edge count as lit. O(texels). */
function blurred(values: Float32Array, size: number, radius: number): Float32Array {
  const pass = (from: Float32Array, step: number, next: number) => {
    const out = new Float32Array(from.length);
    const width = 2 * radius + 1;
    for (let line = 0; line < size; line++) {
      const at = (k: number) => (k < 0 || k >= size ? 1 : from[line * next + k * step]);
      let sum = 0;
      for (let k = -radius; k <= radius; k++) sum += at(k);
      for (let i = 0; i < size; i++) {
        out[line * next + i * step] = sum / width;
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
    return out;
  };
  return pass(pass(values, 1, size), size, 1);
}

function skyUnder(box: Box, u: number, v: number): number {
  const outside = Math.max(-u, u - 1, -v, v - 1, 0) * Math.max(box.width, box.depth);
  const inside = Math.min(u, 1 - u, v, 1 - v, 0.25);
  return outside > 0 ? Math.min(1, 0.82 + outside) : 0.82 - 0.5 * Math.max(inside, 0);
}
