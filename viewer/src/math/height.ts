// SPDX-License-Identifier: Apache-2.0
import { linearLevels, logLevels, roundUp } from './levels';
import { nthSmallest } from './select';

export type HeightMode = 'linear' | 'log' | 'clip';

/** The reference implementation's display offset: height = ln(z + 0.1); a file may ask for another. */
export const LOG_OFFSET = 0.1;

/** How values become heights: the transform, and the values at the bottom and the top. */
export interface Scale {
  mode: HeightMode;
  low: number;
  high: number;
  /** What is added before the logarithm; empty for the usual. */
  offset?: number;
}

/** Smallest, largest and middle finite value. */
export interface Range {
  low: number;
  high: number;
  median: number;
}

const ranges = new WeakMap<Float64Array, Range>();

/** Of a million values the answer is worth remembering: every switch asks again. */
export function rangeOf(values: Float64Array): Range {
  let range = ranges.get(values);
  if (range === undefined) {
    range = measured(values);
    ranges.set(values, range);
  }
  return range;
}

function measured(values: Float64Array): Range {
  const finite = new Float64Array(values.length);
  let count = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!Number.isFinite(value)) continue;
    finite[count++] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (count === 0) return { low: 0, high: 1, median: 0.5 };
  return { low, high, median: nthSmallest(finite.subarray(0, count), count >> 1) };
}

export function union(ranges: Range[]): Range {
  return {
    low: Math.min(...ranges.map((r) => r.low)),
    high: Math.max(...ranges.map((r) => r.high)),
    median: Math.min(...ranges.map((r) => r.median)),
  };
}

/** ln(z + 0.1) exists for every value of the range. */
export function logPossible(range: Range): boolean {
  return range.low > -LOG_OFFSET;
}

/** A round height to cut at: 10, as the reference does, where that cuts a part, else by median. */
export function suggestedCap(range: Range): number {
  if (range.high > 10 && range.low < 5 && range.median < 10) return 10;
  const above = range.low + 1.5 * (range.median - range.low);
  return above > 0 ? Math.min(roundUp(above), range.high) : above;
}

/** A logarithm's own offset, and where it ends. */
export interface LogScale {
  offset: number;
  high: number;
}

export function scaleOf(range: Range, mode: HeightMode, cap: number, log: LogScale | null = null): Scale {
  const end = mode === 'clip' ? cap : mode === 'log' && log !== null ? log.high : range.high;
  const high = Math.min(end, range.high);
  const offset = mode === 'log' && log !== null ? { offset: log.offset } : {};
  return padded({ mode, low: Math.min(range.low, high), high, ...offset });
}

/** A flat surface still needs a bottom and a top; it then lies halfway. */
function padded(scale: Scale): Scale {
  const margin = Math.max(Math.abs(scale.low) * 1e-6, 1e-12);
  if (scale.high - scale.low > margin) return scale;
  const pad = Math.max(Math.abs(scale.low) * 0.05, scale.mode === 'log' ? LOG_OFFSET / 2 : 0.5);
  return { ...scale, low: scale.low - pad, high: scale.high + pad };
}

function raw({ mode, offset = LOG_OFFSET }: Scale, value: number): number {
  return mode === 'log' ? Math.log(value + offset) : value;
}

/** 0 at the bottom, 1 at the top, clamped; +∞ is the top, −∞ the bottom, NaN stays NaN. */
export function heightOf(scale: Scale, value: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  if (value >= scale.high) return 1;
  if (value <= scale.low) return 0;
  const bottom = raw(scale, scale.low);
  return (raw(scale, value) - bottom) / (raw(scale, scale.high) - bottom);
}

/** The same as a function of the value alone, for a million of them. */
export function heighter(scale: Scale): (value: number) => number {
  const { low, high } = scale;
  const bottom = raw(scale, low);
  const across = raw(scale, high) - bottom;
  return (value) => {
    if (value >= high) return 1;
    if (value <= low) return 0;
    return (raw(scale, value) - bottom) / across;
  };
}

/** About `wanted` round values between the scale's ends. */
export function levelsOf(scale: Scale, wanted: number): number[] {
  return scale.mode === 'log'
    ? logLevels(scale.low, scale.high, wanted)
    : linearLevels(scale.low, scale.high, wanted);
}

/** Levels no closer than `gap` in height, low first, so that tick labels keep clear. */
export function spacedTicks(scale: Scale, wanted: number, gap: number): number[] {
  const kept: number[] = [];
  for (const level of levelsOf(scale, wanted)) {
    const last = kept.length === 0 ? -1 : heightOf(scale, kept[kept.length - 1]);
    if (heightOf(scale, level) - last >= gap) kept.push(level);
  }
  return kept;
}
