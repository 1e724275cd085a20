// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Axis } from '../data/model';
import type { Box } from '../math/box';
import { linearLevels } from '../math/levels';
import type { Shade } from '../math/relief';
import { shadeTexture } from './field-textures';

const MARGIN = 0.42;
/** Texels on a side of the floor's shadow. */
const TEXELS = 150;

const VERTEX = /* glsl */ `
varying vec2 vUv;
varying vec3 vSeen;
void main() {
  vUv = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  vSeen = gl_Position.xyw;
}`;

// A ground that fades into the page, and the shadows on it.
const FRAGMENT = /* glsl */ `
uniform sampler2D uSun, uSky;
uniform float uDepth, uGround;
uniform vec3 uTone, uShadow;
varying vec2 vUv;
varying vec3 vSeen;
void main() {
  float sun = texture2D(uSun, vUv).r;
  float sky = texture2D(uSky, vUv).r;
  vec2 away = abs(vUv - 0.5) * 2.0;
  float rim = 1.0 - smoothstep(0.55, 1.0, length(pow(away, vec2(3.0))));
  // Nor is it cut off where the panel ends.
  vec2 panel = abs(vSeen.xy / vSeen.z);
  rim *= 1.0 - smoothstep(0.86, 1.0, max(panel.x, panel.y));
  float dark = (0.60 * (1.0 - sun) + 0.40 * (1.0 - sky)) * uDepth * rim;
  float ground = uGround * rim;
  float alpha = ground + dark - ground * dark;
  vec3 colour = mix(uTone, uShadow, dark / max(alpha, 1e-4));
  gl_FragColor = vec4(colour, alpha);
}`;

/** The ground under a surface: its shadow, a frame and grid lines at round coordinates. */
export class Floor {
  static readonly margin = MARGIN;
  static readonly texels = TEXELS;
  readonly group = new THREE.Group();
  private readonly ground: THREE.Mesh<THREE.PlaneGeometry, THREE.ShaderMaterial>;
  private readonly lines: THREE.LineSegments<THREE.BufferGeometry, THREE.LineBasicMaterial>;

  constructor() {
    this.ground = new THREE.Mesh(new THREE.PlaneGeometry(1, 1), new THREE.ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        uSun: { value: null }, uSky: { value: null }, uDepth: { value: 0.5 },
        uGround: { value: 0 }, uTone: { value: new THREE.Color() },
        uShadow: { value: new THREE.Color() },
      },
      transparent: true,
      depthWrite: false,
      side: THREE.DoubleSide,
    }));
    this.ground.rotation.x = -Math.PI / 2;
    this.ground.renderOrder = -5;
    this.lines = new THREE.LineSegments(
      new THREE.BufferGeometry(), new THREE.LineBasicMaterial({ transparent: true }));
    this.group.add(this.ground, this.lines);
  }

  setShape(x: Axis, y: Axis, box: Box): void {
    this.ground.scale.set(box.width * (1 + 2 * MARGIN), box.depth * (1 + 2 * MARGIN), 1);
    this.ground.position.y = -box.gap - 0.002;
    this.lines.geometry.dispose();
    this.lines.geometry = new THREE.BufferGeometry().setAttribute(
      'position', new THREE.Float32BufferAttribute(gridLines(x, y, box), 3));
    this.lines.position.y = -box.gap - 0.001;
  }

  setLight({ sun, sky }: { sun: Shade; sky: Shade }): void {
    const { uSun, uSky } = this.ground.material.uniforms;
    for (const [uniform, shade] of [[uSun, sun], [uSky, sky]] as const) {
      (uniform.value as THREE.Texture | null)?.dispose();
      uniform.value = shadeTexture(shade);
    }
  }

  dispose(): void {
    const { uSun, uSky } = this.ground.material.uniforms;
    for (const { value } of [uSun, uSky]) (value as THREE.Texture | null)?.dispose();
    this.lines.geometry.dispose();
  }

  setTheme(dark: boolean): void {
    const { uDepth, uGround, uTone, uShadow } = this.ground.material.uniforms;
    uDepth.value = dark ? 0.9 : 0.42;
    uGround.value = dark ? 0.35 : 0.75;
    // Screen values, not linear light.
    (uTone.value as THREE.Color).setRGB(...(dark ? [0.16, 0.19, 0.24] : [0.985, 0.985, 0.99]) as [number, number, number]);
    (uShadow.value as THREE.Color).setRGB(...(dark ? [0.01, 0.012, 0.02] : [0.09, 0.13, 0.24]) as [number, number, number]);
    this.lines.material.color.set(dark ? 0x9fb0cc : 0x3b4a66);
    this.lines.material.opacity = dark ? 0.24 : 0.22;
  }
}

function gridLines(x: Axis, y: Axis, box: Box): number[] {
  const [w, d] = [box.width / 2, box.depth / 2];
  const across = [x.min, ...linearLevels(x.min, x.max, 4), x.max];
  const along = [y.min, ...linearLevels(y.min, y.max, 4), y.max];
  const u = (value: number) => ((value - x.min) / (x.max - x.min) - 0.5) * box.width;
  const v = (value: number) => (0.5 - (value - y.min) / (y.max - y.min)) * box.depth;
  return [
    ...[...new Set(across)].flatMap((value) => [u(value), 0, -d, u(value), 0, d]),
    ...[...new Set(along)].flatMap((value) => [-w, 0, v(value), w, 0, v(value)]),
  ];
}
