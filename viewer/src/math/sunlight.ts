// SPDX-License-Identifier: Apache-2.0
import type { Box } from './box';
import type { Field } from './field';
import type { Light } from './light';
import { type LineRule, sweep } from './sweep';

/** Half the angle under which the light's disc is seen: its shadows have soft edges. */
const DISC = (2.2 * Math.PI) / 180;

/** So that a surface at the light's own slope does not shade itself by rounding. */
const SLACK = 1e-4;

/**
 * Cast shadows: the share of the light's disc that each node sees, 0 to 1. A shadow travels along
 * the ground and sinks at the light's angle; where two such shadows, of the disc's upper and lower
 * edge, enclose the ground, the node lies in the penumbra. O(nodes).
 */
export function sunlight(heights: Field, box: Box, light: Light): Float32Array {
  const across = Math.hypot(light.x, light.z);
  const elevation = Math.atan2(light.y, across);
  if (across < 1e-6 || elevation + DISC >= Math.PI / 2) {
    return new Float32Array(heights.values.length).fill(1);
  }
  // z points towards the viewer, the second axis away from it.
  return sweep(heights, box, -light.x, light.z, shadowRule(box.height, elevation));
}

function shadowRule(height: number, elevation: number): LineRule {
  const slow = Math.tan(Math.max(elevation - DISC, 0));
  const fast = Math.tan(elevation + DISC);
  return (heights, count, step, out) => {
    let lowerEdge = -Infinity;
    let upperEdge = -Infinity;
    for (let k = 0; k < count; k++) {
      const here = heights[k] * height;
      lowerEdge -= slow * step;
      upperEdge -= fast * step;
      const ground = here + SLACK;
      out[k] = ground >= lowerEdge ? 1
        : ground <= upperEdge ? 0 : (ground - upperEdge) / (lowerEdge - upperEdge);
      lowerEdge = Math.max(lowerEdge, here);
      upperEdge = Math.max(upperEdge, here);
    }
  };
}
