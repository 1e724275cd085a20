// SPDX-License-Identifier: Apache-2.0
import type { Box } from './box';
import type { Field } from './field';

/** Parallel lines over a grid, one node a step along the axis that they follow more. */
interface Lines {
  /** Steps of a line, and lines side by side. */
  major: number;
  minor: number;
  start: number;
  majorStride: number;
  minorStride: number;
  /** Nodes sideways per step, within −1..1. */
  slope: number;
  /** World length of one step. */
  step: number;
}

/** Turns the heights met along one line into one value a step; both hold `count` numbers. */
export type LineRule = (heights: Float64Array, count: number, step: number, out: Float64Array) => void;

/**
 * Runs `rule` along parallel lines towards (x, y) of the plane and spreads its values back to the
 * nodes. Every node lies between two lines, so each costs two interpolations whatever the rule
 * looks at: O(nodes) for what would be O(nodes · distance) by marching.
 */
export function sweep(
  { columns, rows, values }: Field, box: Box, x: number, y: number, rule: LineRule,
): Float32Array {
  const lines = linesTowards(columns, rows, box, x, y);
  const { major, minor, start, majorStride, minorStride, slope, step } = lines;
  const sums = new Float32Array(values.length);
  const weights = new Float32Array(values.length);
  const heights = new Float64Array(major);
  const out = new Float64Array(major);
  const drift = slope * (major - 1);
  const first = Math.floor(Math.min(0, -drift));
  const last = Math.ceil(Math.max(minor - 1, minor - 1 - drift));
  for (let line = first; line <= last; line++) {
    const [from, to] = inside(line, slope, major, minor);
    if (from > to) continue;
    for (let k = from; k <= to; k++) {
      const side = Math.min(minor - 1, Math.max(0, line + k * slope));
      const low = Math.min(Math.floor(side), minor - 1);
      const at = start + k * majorStride + low * minorStride;
      const above = low + 1 < minor ? at + minorStride : at;
      heights[k - from] = values[at] + (side - low) * (values[above] - values[at]);
    }
    rule(heights, to - from + 1, step, out);
    for (let k = from; k <= to; k++) {
      const side = Math.min(minor - 1, Math.max(0, line + k * slope));
      const low = Math.floor(side);
      const share = side - low;
      const at = start + k * majorStride + low * minorStride;
      const value = out[k - from];
      sums[at] += (1 - share) * value;
      weights[at] += 1 - share;
      if (share > 0 && low + 1 < minor) {
        sums[at + minorStride] += share * value;
        weights[at + minorStride] += share;
      }
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i] /= weights[i];
  return sums;
}

function linesTowards(columns: number, rows: number, box: Box, x: number, y: number): Lines {
  const cellX = box.width / (columns - 1);
  const cellY = box.depth / (rows - 1);
  const [across, along] = [x / cellX, y / cellY];
  if (Math.abs(across) >= Math.abs(along)) {
    const forward = across >= 0;
    const slope = along / Math.abs(across);
    return {
      major: columns, minor: rows, start: forward ? 0 : columns - 1,
      majorStride: forward ? 1 : -1, minorStride: columns, slope,
      step: Math.hypot(cellX, slope * cellY),
    };
  }
  const forward = along >= 0;
  const slope = across / Math.abs(along);
  return {
    major: rows, minor: columns, start: forward ? 0 : (rows - 1) * columns,
    majorStride: forward ? columns : -columns, minorStride: 1, slope,
    step: Math.hypot(cellY, slope * cellX),
  };
}

/** The steps at which a line is on the grid; a rounding error beyond its edge counts as on it. */
function inside(line: number, slope: number, major: number, minor: number): [number, number] {
  const slack = 1e-9;
  if (slope === 0) return line >= 0 && line <= minor - 1 ? [0, major - 1] : [0, -1];
  const a = (0 - slack - line) / slope;
  const b = (minor - 1 + slack - line) / slope;
  return [
    Math.max(0, Math.ceil(Math.min(a, b))), Math.min(major - 1, Math.floor(Math.max(a, b))),
  ];
}
