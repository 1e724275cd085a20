// SPDX-License-Identifier: Apache-2.0
import type { Box } from './box';
import type { Field } from './field';
import { type LineRule, sweep } from './sweep';

/** The azimuths of methods.md 3.8. */
const AZIMUTHS = 16;

/**
 * Ambient occlusion: how much sky each node sees, 0 to 1. The mean over azimuths of
 * 1 − sin(horizon angle), the horizon as far as the field reaches (Timonen & Westerholm 2010:
 * along a line, only the upper hull of the points passed can be the horizon). O(nodes · azimuths).
 */
export function skylight(heights: Field, box: Box, azimuths = AZIMUTHS): Float32Array {
  const sum = new Float32Array(heights.values.length);
  const rule = horizonRule(box.height, Math.max(heights.columns, heights.rows));
  for (let k = 0; k < azimuths; k++) {
    const turn = (2 * Math.PI * (k + 0.5)) / azimuths;
    // The horizon behind a traveller who goes the other way.
    const free = sweep(heights, box, -Math.cos(turn), -Math.sin(turn), rule);
    for (let i = 0; i < sum.length; i++) sum[i] += free[i] / azimuths;
  }
  return sum;
}

function horizonRule(height: number, longest: number): LineRule {
  const places = new Float64Array(longest);
  const tops = new Float64Array(longest);
  return (heights, count, step, out) => {
    let hull = 0;
    for (let k = 0; k < count; k++) {
      const here = heights[k] * height;
      const at = k * step;
      // Drop what lies under the line of sight to the point behind it.
      while (hull > 1 && (tops[hull - 1] - here) * (at - places[hull - 2])
        <= (tops[hull - 2] - here) * (at - places[hull - 1])) hull--;
      const rise = hull === 0 ? 0 : (tops[hull - 1] - here) / (at - places[hull - 1]);
      out[k] = rise <= 0 ? 1 : 1 - rise / Math.sqrt(1 + rise * rise);
      places[hull] = at;
      tops[hull++] = here;
    }
  };
}
