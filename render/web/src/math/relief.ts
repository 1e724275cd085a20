// SPDX-License-Identifier: Apache-2.0
import { type Field, sample } from './field';

/** The box that a landscape fills: width along x, depth along y, height; world units. */
export interface Box {
  width: number;
  depth: number;
  height: number;
  /** How far the floor lies below height 0. */
  gap: number;
}

/** Direction to the light: x east, y up, z towards the viewer; length 1. */
export interface Light {
  x: number;
  y: number;
  z: number;
}

/** Light 0..1 that reaches each texel, from the lamp (`sun`) and from the sky (`sky`). */
export interface Relief {
  size: number;
  sun: Float32Array;
  sky: Float32Array;
}

const STEPS = 48;
const SOFTNESS = 14;

/**
 * Cast shadows and ambient occlusion of a height field on itself, by marching over it. Done once
 * a shape instead of once a frame: soft edges, no shadow-map grain, and orbiting costs nothing.
 */
export function reliefOn(heights: Field, box: Box, light: Light, size: number): Relief {
  return texels(size, 0, (u, v) => {
    const start = sample(heights, u, v) * box.height;
    return [sunOver(heights, box, light, u, v, start), skyOver(heights, box, u, v, start)];
  });
}

/** The same on the floor below the field; texels reach `margin` box widths beyond it. */
export function reliefBelow(
  heights: Field, box: Box, light: Light, size: number, margin: number,
): Relief {
  const { sun, sky } = texels(size, margin, (u, v) => [
    meetsSheet(heights, box, light, u, v) ? 0 : 1, skyUnder(box, u, v),
  ]);
  const radius = Math.round(size * 0.035);
  return { size, sun: blurred(blurred(sun, size, radius), size, radius), sky };
}

function texels(
  size: number, margin: number, reach: (u: number, v: number) => [sun: number, sky: number],
): Relief {
  const sun = new Float32Array(size * size);
  const sky = new Float32Array(size * size);
  for (let j = 0, at = 0; j < size; j++) {
    for (let i = 0; i < size; i++, at++) {
      const u = (i / (size - 1)) * (1 + 2 * margin) - margin;
      const v = (j / (size - 1)) * (1 + 2 * margin) - margin;
      [sun[at], sky[at]] = reach(u, v);
    }
  }
  return { size, sun, sky };
}

/** Steps towards the light until above the box; the nearest miss gives the soft edge. */
function sunOver(
  heights: Field, box: Box, light: Light, u: number, v: number, start: number,
): number {
  const reach = (box.height - start) / light.y;
  const step = Math.min(reach, 2) / STEPS;
  let lit = 1;
  for (let k = 1; k <= STEPS; k++) {
    const s = k * step;
    const au = u + (s * light.x) / box.width;
    const av = v - (s * light.z) / box.depth;
    if (au < 0 || au > 1 || av < 0 || av > 1) break;
    const clear = start + s * light.y - sample(heights, au, av) * box.height;
    lit = Math.min(lit, 0.5 + (SOFTNESS * clear) / (s + 0.06) / 2);
    if (lit <= 0) return 0;
  }
  return lit;
}

/** The sheet is thin: a floor point is dark where the ray towards the light crosses it. */
function meetsSheet(heights: Field, box: Box, light: Light, u: number, v: number): boolean {
  const step = (box.height + box.gap) / light.y / STEPS;
  for (let k = 1; k <= STEPS; k++) {
    const s = k * step;
    const au = u + (s * light.x) / box.width;
    const av = v - (s * light.z) / box.depth;
    if (au < 0 || au > 1 || av < 0 || av > 1) continue;
    if (sample(heights, au, av) * box.height <= s * light.y - box.gap) return true;
  }
  return false;
}

/** A square mean, rows then columns; values beyond the edge count as lit. */
function blurred(values: Float32Array, size: number, radius: number): Float32Array {
  const pass = (from: Float32Array, step: number, next: number) => {
    const out = new Float32Array(from.length);
    for (let line = 0; line < size; line++) {
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let k = i - radius; k <= i + radius; k++) {
          sum += k < 0 || k >= size ? 1 : from[line * next + k * step];
        }
        out[line * next + i * step] = sum / (2 * radius + 1);
      }
    }
    return out;
  };
  return pass(pass(values, 1, size), size, 1);
}

const SKY_TURNS = 10;
const SKY_REACH = [0.03, 0.07, 0.13, 0.22, 0.34];

/** Mean over directions of the sky left free above the steepest horizon nearby. */
function skyOver(heights: Field, box: Box, u: number, v: number, start: number): number {
  let free = 0;
  for (let k = 0; k < SKY_TURNS; k++) {
    const turn = (2 * Math.PI * k) / SKY_TURNS;
    let horizon = 0;
    for (const reach of SKY_REACH) {
      const au = u + (reach * Math.cos(turn)) / box.width;
      const av = v + (reach * Math.sin(turn)) / box.depth;
      if (au < 0 || au > 1 || av < 0 || av > 1) break;
      horizon = Math.max(horizon, (sample(heights, au, av) * box.height - start) / reach);
    }
    free += 1 - horizon / Math.sqrt(1 + horizon * horizon);
  }
  return free / SKY_TURNS;
}

function skyUnder(box: Box, u: number, v: number): number {
  const outside = Math.max(-u, u - 1, -v, v - 1, 0) * Math.max(box.width, box.depth);
  const inside = Math.min(u, 1 - u, v, 1 - v, 0.25);
  return outside > 0 ? Math.min(1, 0.82 + outside) : 0.82 - 0.5 * Math.max(inside, 0);
}
