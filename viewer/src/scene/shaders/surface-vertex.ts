// SPDX-License-Identifier: Apache-2.0

/**
 * A chunk's node, lifted to its height. The chunk's first node is the translation of the model
 * matrix; nodes beyond the grid fold back to its edge, where their triangles vanish.
 */
export const SURFACE_VERTEX = /* glsl */ `
uniform highp sampler2D uHeight;
uniform vec2 uNodes;
uniform vec3 uBox;
varying vec2 vUv;
varying vec3 vPlace;
invariant gl_Position;
void main() {
  vec2 node = min(modelMatrix[3].xz + position.xz, uNodes - 1.0);
  vUv = node / (uNodes - 1.0);
  float height = texelFetch(uHeight, ivec2(node + 0.5), 0).r;
  vPlace = vec3(vUv.x - 0.5, height, 0.5 - vUv.y) * uBox;
  gl_Position = projectionMatrix * viewMatrix * vec4(vPlace, 1.0);
}`;

export const DEPTH_FRAGMENT = /* glsl */ `
void main() { gl_FragColor = vec4(1.0); }`;
