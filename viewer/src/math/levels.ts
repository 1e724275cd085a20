// SPDX-License-Identifier: Apache-2.0

/** The largest of 1, 2, 5 · 10ᵏ that is not above `value` (relative slack 1e-9). */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const mantissa = value / power;
  return (mantissa >= 5 - 1e-9 ? 5 : mantissa >= 2 - 1e-9 ? 2 : 1) * power;
}

/** The smallest of 1, 2, 5 · 10ᵏ that is not below `value`. */
export function roundUp(value: number): number {
  const down = roundDown(value);
  if (value <= down * (1 + 1e-9)) return down;
  return roundDown(down * 2.5);
}

/** About `wanted` round numbers in [low, high], evenly spaced. */
export function linearLevels(low: number, high: number, wanted: number): number[] {
  if (!(high > low)) return [low];
  const step = roundUp((high - low) / wanted);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  const levels: number[] = [];
  for (let k = first; k <= last; k++) levels.push(Number((k * step).toFixed(digits)));
  return levels;
}

/**
 * Round numbers for a logarithmic height: decades, then 1-3, then 1-2-5 steps, whichever first
 * gives `wanted`; evenly spaced ones where the range is too short for any of them.
 */
export function logLevels(low: number, high: number, wanted: number): number[] {
  if (!(high > low)) return [low];
  for (const steps of [[1], [1, 3], [1, 2, 5]]) {
    const levels = stepped(low, high, steps);
    if (levels.length >= wanted) return thinned(levels, wanted, steps.length);
  }
  const finest = stepped(low, high, [1, 2, 5]);
  return finest.length >= Math.min(5, wanted / 2) ? finest : linearLevels(low, high, wanted);
}

function stepped(low: number, high: number, steps: number[]): number[] {
  const levels: number[] = [];
  const bottom = Math.max(low, Number.MIN_VALUE);
  for (let k = Math.max(-12, Math.floor(Math.log10(bottom))); 10 ** k <= high; k++) {
    for (const step of steps) {
      const level = Number((step * 10 ** k).toPrecision(3));
      if (level >= low && level <= high) levels.push(level);
    }
  }
  return levels;
}

/** Decades alone may still be too many (1e-3 to 1e30): keep every second, third, … of them. */
function thinned(levels: number[], wanted: number, stepCount: number): number[] {
  if (stepCount > 1) return levels;
  const every = Math.max(1, Math.floor(levels.length / wanted));
  return levels.filter((_, i) => i % every === 0);
}
