// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Axis } from '../data/model';
import { linearLevels } from '../math/levels';
import type { Box, Relief } from '../math/relief';
import { reliefTexture } from './surface-mesh';

const MARGIN = 0.16;

const VERTEX = /* glsl */ `
varying vec2 vUv;
void main() {
  vUv = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform sampler2D uRelief;
uniform float uDepth;
varying vec2 vUv;
void main() {
  vec2 reach = texture2D(uRelief, vUv).rg;
  vec2 rim = smoothstep(0.0, 0.12, vUv) * smoothstep(0.0, 0.12, 1.0 - vUv);
  float dark = (0.55 * (1.0 - reach.r) + 0.45 * (1.0 - reach.g)) * uDepth * rim.x * rim.y;
  gl_FragColor = vec4(0.02, 0.03, 0.06, dark);
}`;

/** The ground under a surface: its shadow, a frame and grid lines at round coordinates. */
export class Floor {
  static readonly margin = MARGIN;
  readonly group = new THREE.Group();
  private readonly shade: THREE.Mesh<THREE.PlaneGeometry, THREE.ShaderMaterial>;
  private readonly lines: THREE.LineSegments<THREE.BufferGeometry, THREE.LineBasicMaterial>;

  constructor() {
    this.shade = new THREE.Mesh(new THREE.PlaneGeometry(1, 1), new THREE.ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { uRelief: { value: null }, uDepth: { value: 0.5 } },
      transparent: true,
      depthWrite: false,
      side: THREE.DoubleSide,
    }));
    this.shade.rotation.x = -Math.PI / 2;
    this.lines = new THREE.LineSegments(
      new THREE.BufferGeometry(), new THREE.LineBasicMaterial({ transparent: true }));
    this.group.add(this.shade, this.lines);
  }

  setShape(x: Axis, y: Axis, box: Box, relief: Relief): void {
    const { uRelief } = this.shade.material.uniforms;
    (uRelief.value as THREE.Texture | null)?.dispose();
    uRelief.value = reliefTexture(relief);
    this.shade.scale.set(box.width * (1 + 2 * MARGIN), box.depth * (1 + 2 * MARGIN), 1);
    this.shade.position.y = -box.gap - 0.002;
    this.lines.geometry.dispose();
    this.lines.geometry = new THREE.BufferGeometry().setAttribute(
      'position', new THREE.Float32BufferAttribute(gridLines(x, y, box), 3));
    this.lines.position.y = -box.gap - 0.001;
  }

  setTheme(dark: boolean): void {
    this.shade.material.uniforms['uDepth'].value = dark ? 0.95 : 0.5;
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
