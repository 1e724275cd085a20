// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { LookName } from '../state/looks';
import { surfaceFragment } from './shaders/surface-fragment';
import { DEPTH_FRAGMENT, SURFACE_VERTEX } from './shaders/surface-vertex';

const MOST_LEVELS = 32;
/** Balls and pins' heads that throw shadows on the surface. */
const MOST_SPHERES = 8;

/** What all looks of one surface share: switching a look keeps every value. */
export function surfaceUniforms() {
  return {
    uMap: { value: null as THREE.Texture | null },
    uHeight: { value: null as THREE.Texture | null },
    uSlope: { value: null as THREE.Texture | null },
    uTint: { value: null as THREE.Texture | null },
    uSun: { value: null as THREE.Texture | null },
    uSky: { value: null as THREE.Texture | null },
    uNodes: { value: new THREE.Vector2(2, 2) },
    uSunNodes: { value: new THREE.Vector2(2, 2) },
    uSkyNodes: { value: new THREE.Vector2(2, 2) },
    /** Measured cells across and along. */
    uCells: { value: new THREE.Vector2(1, 1) },
    uMeasured: { value: new THREE.Vector2(2, 2) },
    uBox: { value: new THREE.Vector3(1, 1, 1) },
    /** Turns slopes over 0..1 into slopes of the box. */
    uRise: { value: new THREE.Vector2(1, 1) },
    uLight: { value: new THREE.Vector3(0, 1, 0) },
    uTicks: { value: new THREE.Vector4(0, 0, 1, 1) },
    uLevels: { value: new Float32Array(MOST_LEVELS) },
    uLevelCount: { value: 0 },
    /** Centre and radius. */
    uSpheres: { value: Array.from({ length: MOST_SPHERES }, () => new THREE.Vector4()) },
    uSphereCount: { value: 0 },
    uHatch: { value: 9 },
    uPixel: { value: 1 },
    uOpacity: { value: 1 },
    uGrid: { value: 0 },
  };
}

export type SurfaceUniforms = ReturnType<typeof surfaceUniforms>;

// Contour lines lie in the faces: push the faces back so that lines win.
const BEHIND_LINES = { polygonOffset: true, polygonOffsetFactor: 1.5, polygonOffsetUnits: 2 };

/** The variant of the surface's shader that draws one look. */
export function lookMaterial(look: LookName, uniforms: SurfaceUniforms): THREE.ShaderMaterial {
  const material = new THREE.ShaderMaterial({
    vertexShader: SURFACE_VERTEX,
    fragmentShader: surfaceFragment(look),
    side: THREE.DoubleSide,
    ...BEHIND_LINES,
    // Smooth wires without sorting.
    alphaToCoverage: look === 'wire',
  });
  material.uniforms = uniforms;
  return material;
}

/** Depth alone: of a translucent surface only the nearest sheet is then seen. */
export function depthMaterial(uniforms: SurfaceUniforms): THREE.ShaderMaterial {
  const material = new THREE.ShaderMaterial({
    vertexShader: SURFACE_VERTEX,
    fragmentShader: DEPTH_FRAGMENT,
    side: THREE.DoubleSide,
    colorWrite: false,
    ...BEHIND_LINES,
  });
  material.uniforms = uniforms;
  return material;
}

export function setLevels(uniforms: SurfaceUniforms, levels: number[]): void {
  const kept = levels.slice(0, MOST_LEVELS);
  uniforms.uLevels.value.set(kept);
  uniforms.uLevelCount.value = kept.length;
}

/** A sphere that stands between the light and a surface. */
export interface Sphere {
  centre: THREE.Vector3;
  radius: number;
}

export function setSpheres(uniforms: SurfaceUniforms, spheres: Sphere[]): void {
  const kept = spheres.slice(0, MOST_SPHERES);
  kept.forEach(({ centre: { x, y, z }, radius }, i) => uniforms.uSpheres.value[i].set(x, y, z, radius));
  uniforms.uSphereCount.value = kept.length;
}
