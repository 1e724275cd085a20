// SPDX-License-Identifier: Apache-2.0

/** Value noise and its sum over octaves, −1 to 1. */
export const NOISE = /* glsl */ `
float dice(vec3 p) {
  p = fract(p * 0.3183099 + vec3(0.71, 0.113, 0.419));
  p *= 17.0;
  return fract(p.x * p.y * p.z * (p.x + p.y + p.z));
}
float noise(vec3 p) {
  vec3 cell = floor(p);
  vec3 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  vec2 o = vec2(0.0, 1.0);
  vec4 low = vec4(dice(cell), dice(cell + o.yxx), dice(cell + o.xyx), dice(cell + o.yyx));
  vec4 high = vec4(dice(cell + o.xxy), dice(cell + o.yxy), dice(cell + o.xyy), dice(cell + 1.0));
  vec4 z = mix(low, high, f.z);
  vec2 y = mix(z.xy, z.zw, f.y);
  return mix(y.x, y.y, f.x) * 2.0 - 1.0;
}
float cloud(vec3 p) {
  return 0.55 * noise(p) + 0.28 * noise(p * 2.1 + 7.0) + 0.14 * noise(p * 4.3 + 3.0);
}`;
