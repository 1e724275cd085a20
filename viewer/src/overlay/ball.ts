// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Light } from '../math/light';
import type { Pose } from './roll';

const VERTEX = /* glsl */ `
varying vec3 vPlace, vNormal;
void main() {
  vPlace = position;
  vNormal = normalize(mat3(modelMatrix) * normal);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// Eight patches: a ball of one colour would not show that it rolls.
const FRAGMENT = /* glsl */ `
uniform vec3 uTint, uLight;
uniform float uOpacity;
varying vec3 vPlace, vNormal;
void main() {
  vec3 side = sign(vPlace);
  vec3 base = side.x * side.y * side.z > 0.0 ? uTint : vec3(0.06, 0.07, 0.1);
  vec3 n = normalize(vNormal);
  float sun = max(dot(n, uLight), 0.0);
  vec3 light = mix(vec3(0.42), vec3(0.72), n.y * 0.5 + 0.5) + vec3(0.6) * sun;
  gl_FragColor = vec4(base * light, uOpacity);
  #include <colorspace_fragment>
}`;

/** Towards the one light of the page. */
const LIGHT = new THREE.Vector3(0, 1, 0);

/** After the light has moved: every ball is lit from where the surface is. */
export function lightBalls({ x, y, z }: Light): void {
  LIGHT.set(x, y, z);
}

/** The ball on a path: patched, lit, and faint where a wall hides it. */
export class Ball {
  readonly group = new THREE.Group();

  constructor(radius: number, tint: number) {
    const sphere = new THREE.SphereGeometry(radius, 28, 20);
    const solid = new THREE.Mesh(sphere, material(tint, 1));
    const ghost = new THREE.Mesh(sphere, material(tint, 0.3));
    ghost.material.depthTest = false;
    ghost.material.depthWrite = false;
    ghost.renderOrder = 4;
    this.group.add(solid, ghost);
    this.group.visible = false;
  }

  show(pose: Pose | null): void {
    this.group.visible = pose !== null;
    if (pose === null) return;
    this.group.position.copy(pose.centre);
    this.group.quaternion.copy(pose.turn);
  }
}

function material(tint: number, opacity: number): THREE.ShaderMaterial {
  return new THREE.ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    transparent: opacity < 1,
    uniforms: {
      uTint: { value: new THREE.Color(tint) }, uLight: { value: LIGHT }, uOpacity: { value: opacity },
    },
  });
}
