// SPDX-License-Identifier: Apache-2.0
import type { LookName } from '../../state/looks';
import { lookShader } from './looks';

// Shades in linear light, as the stills do; the last include converts to the screen's space.
const HEAD = /* glsl */ `
uniform sampler2D uMap, uSlope, uTint, uSun, uSky;
uniform vec2 uNodes, uSunNodes, uSkyNodes, uRise, uCells;
uniform vec3 uLight;
uniform float uHatch, uOpacity, uGrid;
uniform vec4 uSpheres[8];
uniform int uSphereCount;
varying vec2 vUv;
varying vec3 vPlace;
float sun, sky;
vec3 eye;
// The middle of node (0, 0) is half a texel inside its texture.
vec2 texel(vec2 nodes) { return (vUv * (nodes - 1.0) + 0.5) / nodes; }
vec3 mapped(float t) {
  return texture2D(uMap, vec2((clamp(t, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
}
vec3 light(vec3 n) {
  float direct = max(dot(n, uLight), 0.0) * sun;
  vec3 above = mix(vec3(0.30, 0.27, 0.25), vec3(0.58, 0.62, 0.69), n.y * 0.5 + 0.5);
  // Dents do not go black: light bounces in them.
  return above * mix(0.30, 1.0, sky) + vec3(0.98, 0.93, 0.85) * direct;
}
float gloss(vec3 n, float power) {
  return pow(max(dot(n, normalize(uLight + eye)), 0.0), power) * sun;
}
// Leaves colours alone up to 0.8 and rolls off above, so that light slopes keep their hue.
vec3 exposed(vec3 c) {
  float peak = max(c.r, max(c.g, c.b));
  if (peak <= 0.8) return c;
  return c * ((0.8 + 0.2 * (1.0 - exp((0.8 - peak) / 0.2))) / peak);
}
// How much of the light spheres let past: exact, with an edge that softens with the distance.
float pastSpheres() {
  float past = 1.0;
  for (int i = 0; i < 8; i++) {
    if (i >= uSphereCount) break;
    vec3 to = uSpheres[i].xyz - vPlace;
    float ahead = dot(to, uLight);
    float radius = uSpheres[i].w;
    float aside = length(to - ahead * uLight);
    float soft = 0.15 * radius + 0.05 * max(ahead, 0.0);
    float shade = 1.0 - smoothstep(radius - soft, radius + soft, aside);
    past *= 1.0 - shade * smoothstep(-radius, 0.2 * radius, ahead);
  }
  return past;
}
float measured(vec2 node) {
  vec2 w = max(fwidth(node), vec2(1e-6));
  vec2 away = abs(fract(node - 0.5) - 0.5) / w;
  vec2 line = (1.0 - smoothstep(0.2, 1.1, away)) * smoothstep(0.4, 0.12, w);
  return max(line.x, line.y);
}`;

const MAIN = (body: string) => /* glsl */ `
void main() {
  vec2 tint = texture2D(uTint, texel(uNodes)).rg;
  vec2 slope = texture2D(uSlope, texel(uNodes)).rg * uRise;
  float level = tint.r;
  bool madeUp = tint.g > 0.5;
  float tone = 1.0;
  float stripe = 0.0;
  vec3 base = mapped(level);
  if (madeUp) {
    float s = fract((gl_FragCoord.x + gl_FragCoord.y) / uHatch);
    stripe = smoothstep(0.42, 0.5, s) - smoothstep(0.92, 1.0, s);
    base = mix(vec3(0.30), vec3(0.62), stripe);
    tone = 0.0;
  }
  vec3 n = normalize(vec3(-slope.x, 1.0, slope.y));
  eye = normalize(cameraPosition - vPlace);
  sun = texture2D(uSun, texel(uSunNodes)).r * pastSpheres();
  sky = texture2D(uSky, texel(uSkyNodes)).r;
  if (!gl_FrontFacing) {
    n = -n;
    sun = 0.0;
    sky = 0.62;
    base = mix(base, vec3(dot(base, vec3(0.2126, 0.7152, 0.0722))), 0.35);
  }
  float alpha = 1.0;
  vec3 colour = base;
  ${body}
  if (madeUp) colour = mix(vec3(0.30), vec3(0.62), stripe) * light(n);
  colour = mix(colour, vec3(0.01, 0.015, 0.03), 0.5 * uGrid * measured(vUv * uCells));
  gl_FragColor = vec4(exposed(colour), alpha * uOpacity);
  #include <colorspace_fragment>
}`;

/** The fragment shader of one look. */
export function surfaceFragment(look: LookName): string {
  const { head, body } = lookShader(look);
  return `${HEAD}\n${head}\n${MAIN(body)}`;
}
