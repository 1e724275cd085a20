// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';

const VERTEX = /* glsl */ `
varying vec2 vAt;
void main() {
  vAt = position.xy;
  gl_Position = vec4(position.xy, 1.0, 1.0);
}`;

// Fades to nothing at the panel's edges, so that a panel has no visible frame.
const FRAGMENT = /* glsl */ `
uniform vec3 uGlow;
uniform float uStrength;
varying vec2 vAt;
void main() {
  float away = length((vAt - vec2(0.0, 0.12)) * vec2(0.82, 0.92));
  float glow = 1.0 - smoothstep(0.0, 0.98, away);
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
  float alpha = clamp(uStrength * glow + grain / 128.0, 0.0, 1.0);
  gl_FragColor = vec4(uGlow * alpha, alpha);
}`;

/** A soft light behind the surface, in the page's own tone. */
export class Backdrop {
  readonly mesh: THREE.Mesh<THREE.PlaneGeometry, THREE.ShaderMaterial>;

  constructor() {
    this.mesh = new THREE.Mesh(new THREE.PlaneGeometry(2, 2), new THREE.ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uGlow: { value: new THREE.Color() }, uStrength: { value: 1 } },
      // The first thing drawn on a cleared canvas, with its alpha multiplied in: nothing to blend.
      transparent: false,
      depthTest: false,
      depthWrite: false,
    }));
    this.mesh.frustumCulled = false;
    this.mesh.renderOrder = -10;
  }

  setTheme(dark: boolean): void {
    const { uGlow, uStrength } = this.mesh.material.uniforms;
    // Written to the screen as they are: no conversion from linear light.
    (uGlow.value as THREE.Color).setRGB(...(dark ? [0.20, 0.27, 0.38] : [1, 1, 1]) as [number, number, number]);
    uStrength.value = dark ? 0.62 : 0.9;
  }
}
