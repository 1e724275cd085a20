// SPDX-License-Identifier: Apache-2.0
import type { LookName } from '../../state/looks';
import { NOISE } from './noise';

/**
 * One look: fills `colour` from what the surface's shader has worked out (`base`, `n`, `eye`, `sun`,
 * `sky`, `tone`, `level`, vUv, vPlace). `head` comes before main.
 */
interface Look {
  head: string;
  body: string;
}

/** A line of constant pixel width where x is a whole number. */
const RULE = /* glsl */ `
float rule(float x, float pixels) {
  float w = max(fwidth(x), 1e-6);
  float line = 1.0 - smoothstep(0.5 * pixels - 0.5, 0.5 * pixels + 0.5, abs(fract(x - 0.5) - 0.5) / w);
  // Fade where lines would run into one another.
  return line * smoothstep(0.45, 0.12, w);
}`;

const LIT = /* glsl */ `
colour = base * light(n) + gloss(n, 32.0) * 0.035;`;

const BANDS: Look = {
  head: /* glsl */ `
uniform float uLevels[32];
uniform int uLevelCount;
vec3 banded(float t) {
  float w = max(fwidth(t), 1e-6);
  float low = 0.0;
  vec3 band = vec3(0.0);
  vec3 result = mapped(0.5 * uLevels[0]);
  for (int i = 0; i < 32; i++) {
    if (i >= uLevelCount) break;
    float high = i + 1 < uLevelCount ? uLevels[i + 1] : 1.0;
    band = mapped(0.5 * (uLevels[i] + high));
    float edge = clamp((t - uLevels[i]) / w + 0.5, 0.0, 1.0);
    result = mix(result, band, edge);
  }
  return result;
}`,
  body: /* glsl */ `
base = tone > 0.5 ? banded(level) : base;
colour = base * light(n) + gloss(n, 24.0) * 0.02;`,
};

// Meadow and snow are the map's; rock shows where it is steep, water lies still and mirrors.
const TERRAIN: Look = {
  head: NOISE,
  body: /* glsl */ `
float rough = cloud(vPlace * 9.0);
float fine = noise(vPlace * 70.0);
float water = smoothstep(0.115, 0.075, level);
vec3 ground = mapped(level + (1.0 - water) * (0.022 * rough + 0.008 * fine));
float steep = smoothstep(0.46, 0.22, n.y + 0.09 * rough + 0.05 * fine);
float layer = noise(vec3(vPlace.x * 6.0, vPlace.y * 55.0, vPlace.z * 6.0));
vec3 rock = mix(vec3(0.20, 0.17, 0.15), vec3(0.42, 0.385, 0.35), 0.5 + 0.3 * rough + 0.25 * layer);
base = mix(ground, mix(rock, ground, 0.3), steep * (1.0 - water));
float dents = (1.0 - water) * 0.16;
n = normalize(n + dents * vec3(noise(vPlace * 34.0), 0.0, noise(vPlace * 34.0 + 19.0)));
n = normalize(mix(n, vec3(0.0, 1.0, 0.0), 0.7 * water));
float edge = 1.0 - max(dot(n, eye), 0.0);
vec3 mirrored = vec3(0.42, 0.55, 0.68) * (0.08 + 0.6 * edge * edge * edge) * water * sky;
colour = base * light(n) + mirrored + gloss(n, mix(16.0, 220.0, water)) * mix(0.01, 0.55, water);`,
};

// Year rings around a trunk that lies under the block: carving opens them like contour lines.
const WOOD: Look = {
  head: NOISE,
  body: /* glsl */ `
vec3 p = vPlace * vec3(0.5, 1.35, 1.0) + vec3(0.0, 0.95, 0.25);
float wobble = 0.085 * noise(p * vec3(1.3, 2.2, 2.2)) + 0.02 * noise(p * vec3(3.0, 9.0, 9.0));
float ring = length(p.yz + vec2(0.06 * p.x, 0.11 * p.x)) * 15.0 + wobble * 15.0;
float year = fract(ring);
float late = smoothstep(0.15, 0.92, year) * (1.0 - smoothstep(0.94, 1.0, year));
late *= 0.75 + 0.25 * noise(vec3(floor(ring) * 7.3));
float fibre = noise(vPlace * vec3(9.0, 170.0, 170.0)) * 0.5 + noise(vPlace * vec3(30.0, 320.0, 320.0)) * 0.5;
fibre *= smoothstep(0.012, 0.003, fwidth(vPlace.z) + fwidth(vPlace.y));
vec3 pale = vec3(0.60, 0.37, 0.185);
vec3 dark = vec3(0.215, 0.095, 0.036);
base = mix(pale, dark, late * 0.8) * (1.0 + 0.16 * fibre);
colour = base * light(n) * 1.12 + gloss(n, 20.0) * 0.07;`,
};

// The matcap of a clay ball, as a formula: seen normals to shades, no picture to load.
const CLAY: Look = {
  head: '',
  body: /* glsl */ `
vec3 seen = normalize((viewMatrix * vec4(n, 0.0)).xyz);
float wrap = pow(clamp(dot(seen, normalize(vec3(-0.45, 0.62, 0.62))) * 0.5 + 0.5, 0.0, 1.0), 1.6);
float rim = pow(1.0 - clamp(seen.z, 0.0, 1.0), 3.0);
base = mix(vec3(0.20, 0.115, 0.09), vec3(0.82, 0.63, 0.53), wrap);
colour = base * mix(0.28, 1.0, sky) * mix(0.62, 1.0, max(sun, 0.0)) * 1.08
  + rim * vec3(0.16, 0.15, 0.17) * sky + pow(wrap, 18.0) * 0.10 * sun;`,
};

// Strokes of even density on the screen at any zoom: the next finer set fades in as one comes near.
const INK: Look = {
  head: /* glsl */ `
uniform float uPixel;
float strokes(float x, float cover) {
  float w = max(fwidth(x), 1e-7);
  float octave = log2(w * 5.0 * uPixel);
  float period = exp2(ceil(octave));
  float finer = ceil(octave) - octave;
  float coarse = abs(fract(x / period) - 0.5) * period;
  float between = abs(fract(x / period + 0.5) - 0.5) * period;
  float a = 0.5 * cover * period * mix(1.0, 0.5, finer);
  float b = 0.25 * cover * period * smoothstep(0.25, 0.9, finer);
  return max(1.0 - smoothstep(a - 0.6 * w, a + 0.6 * w, coarse),
    (1.0 - smoothstep(b - 0.6 * w, b + 0.6 * w, between)) * step(1e-6, b)) * step(1e-3, cover);
}`,
  body: /* glsl */ `
float shade = dot(light(n), vec3(0.3, 0.5, 0.2)) * 0.82;
vec2 at = vPlace.xz;
float first = strokes(vPlace.y + 0.04 * at.x, clamp((0.90 - shade) * 0.95, 0.0, 0.62));
float second = strokes(0.8 * at.x + 0.6 * at.y, clamp((0.50 - shade) * 1.2, 0.0, 0.5));
float inked = 1.0 - (1.0 - first * 0.92) * (1.0 - second * 0.85);
vec3 sheet = vec3(0.90, 0.87, 0.79) * mix(0.80, 1.0, sky);
colour = mix(sheet, vec3(0.022, 0.026, 0.040), inked);`,
};

const PAPER: Look = {
  head: /* glsl */ `
uniform vec4 uTicks;
${RULE}`,
  body: /* glsl */ `
vec2 tick = (vUv - uTicks.xy) / uTicks.zw;
float minor = max(rule(tick.x * 5.0, 1.0), rule(tick.y * 5.0, 1.0));
float major = max(rule(tick.x, 2.0), rule(tick.y, 2.0));
base = mix(base, vec3(0.95), 0.10);
base = mix(base, vec3(1.0), max(0.34 * minor, 0.85 * major));
colour = base * light(n) + gloss(n, 32.0) * 0.03;`,
};

// Every grid line while they stay apart, then every second, fourth, …
const WIRE: Look = {
  head: /* glsl */ `
uniform vec2 uMeasured;
float wires(float x) {
  float w = max(fwidth(x), 1e-7);
  float period = exp2(max(0.0, ceil(log2(w * 7.0))));
  float away = abs(fract(x / period + 0.5) - 0.5) * period / w;
  return 1.0 - smoothstep(0.15, 0.95, away);
}`,
  body: /* glsl */ `
vec2 node = vUv * (uMeasured - 1.0);
float wire = max(wires(node.x), wires(node.y));
if (madeUp) wire = max(wire, stripe);
if (wire < 0.04) discard;
alpha = wire;
colour = base * mix(vec3(0.75), light(n), 0.55);`,
};

const SHADERS: Record<LookName, Look> = {
  smooth: { head: '', body: LIT }, bands: BANDS, terrain: TERRAIN, wood: WOOD, clay: CLAY,
  ink: INK, paper: PAPER, wire: WIRE,
};

export function lookShader(look: LookName): Look {
  return SHADERS[look];
}
