// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { eachTriangle } from '../math/contours';
import type { Field } from '../math/field';
import type { Box, Light, Relief } from '../math/relief';

/** The refined fields that one surface is drawn from, all on the same grid. */
export interface Sheet {
  /** 0 to 1 of the box. */
  heights: Field;
  /** 0 to 1 of the colour map. */
  colours: Field;
  /** Above 0.5 where the value is made up. */
  mask: Field;
}

const VERTEX = /* glsl */ `
attribute float colour;
attribute float madeUp;
varying float vColour, vMadeUp;
varying vec2 vUv;
varying vec3 vNormal, vToEye;
void main() {
  vColour = colour;
  vMadeUp = madeUp;
  vUv = uv;
  vNormal = normal;
  vToEye = cameraPosition - position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// Shades in linear light, as the stills do; the last include converts to the screen's space.
const FRAGMENT = /* glsl */ `
uniform sampler2D uMap, uRelief;
uniform vec3 uLight;
uniform float uHatch;
varying float vColour, vMadeUp;
varying vec2 vUv;
varying vec3 vNormal, vToEye;
void main() {
  vec3 base = texture2D(uMap, vec2((clamp(vColour, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  if (vMadeUp > 0.5) {
    float stripe = fract((gl_FragCoord.x + gl_FragCoord.y) / uHatch);
    base = mix(vec3(0.30), vec3(0.62), smoothstep(0.42, 0.5, stripe) - smoothstep(0.92, 1.0, stripe));
  }
  vec3 n = normalize(vNormal);
  vec2 reach = texture2D(uRelief, vUv).rg;
  if (!gl_FrontFacing) {
    n = -n;
    reach = vec2(0.0, 0.62);
    base = mix(base, vec3(dot(base, vec3(0.2126, 0.7152, 0.0722))), 0.35);
  }
  vec3 eye = normalize(vToEye);
  float sun = max(dot(n, uLight), 0.0) * reach.r;
  vec3 sky = mix(vec3(0.40, 0.37, 0.35), vec3(0.68, 0.71, 0.76), n.y * 0.5 + 0.5);
  vec3 light = sky * mix(0.35, 1.0, reach.g) + vec3(0.76, 0.73, 0.68) * sun;
  vec3 halfway = normalize(uLight + eye);
  float gloss = pow(max(dot(n, halfway), 0.0), 32.0) * 0.03 * reach.r;
  gl_FragColor = vec4(base * light + gloss, 1.0);
  #include <colorspace_fragment>
}`;

/** One lit surface: position, normal and colour a vertex; shadow and sky light as a texture. */
export class SurfaceMesh {
  readonly mesh: THREE.Mesh<THREE.BufferGeometry, THREE.ShaderMaterial>;

  constructor(map: THREE.Texture, light: Light) {
    const material = new THREE.ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: THREE.DoubleSide,
      uniforms: {
        uMap: { value: map },
        uRelief: { value: null },
        uLight: { value: new THREE.Vector3(light.x, light.y, light.z) },
        uHatch: { value: 9 },
      },
      // Contour lines lie in the faces: push the faces back so that lines win.
      polygonOffset: true,
      polygonOffsetFactor: 1.5,
      polygonOffsetUnits: 2,
    });
    this.mesh = new THREE.Mesh(new THREE.BufferGeometry(), material);
  }

  setMap(map: THREE.Texture): void {
    this.mesh.material.uniforms['uMap'].value = map;
  }

  setShape(sheet: Sheet, box: Box, relief: Relief): void {
    const { columns, rows, values } = sheet.heights;
    const geometry = new THREE.BufferGeometry();
    const vertex = vertices(sheet.heights, box);
    geometry.setAttribute('position', new THREE.BufferAttribute(vertex.positions, 3));
    geometry.setAttribute('normal', new THREE.BufferAttribute(vertex.normals, 3));
    geometry.setAttribute('uv', new THREE.BufferAttribute(vertex.uvs, 2));
    geometry.setAttribute('colour', new THREE.BufferAttribute(sheet.colours.values, 1));
    geometry.setAttribute('madeUp', new THREE.BufferAttribute(sheet.mask.values, 1));
    const index = new Uint32Array(6 * (columns - 1) * (rows - 1));
    let at = 0;
    eachTriangle(columns, rows, (a, b, c) => {
      index[at++] = a;
      index[at++] = b;
      index[at++] = c;
    });
    geometry.setIndex(new THREE.BufferAttribute(index, 1));
    geometry.boundingSphere = new THREE.Sphere(
      new THREE.Vector3(0, box.height / 2, 0), Math.hypot(box.width, box.depth, box.height));
    if (values.some(Number.isNaN)) throw new Error('a mesh must not hold NaN');
    this.mesh.geometry.dispose();
    this.mesh.geometry = geometry;
    this.setRelief(relief);
  }

  private setRelief(relief: Relief): void {
    const { uRelief } = this.mesh.material.uniforms;
    (uRelief.value as THREE.Texture | null)?.dispose();
    uRelief.value = reliefTexture(relief);
  }
}

export function reliefTexture({ size, sun, sky }: Relief): THREE.DataTexture {
  const texels = new Uint8Array(4 * size * size);
  for (let i = 0; i < sun.length; i++) {
    texels[4 * i] = 255 * Math.min(1, Math.max(0, sun[i]));
    texels[4 * i + 1] = 255 * Math.min(1, Math.max(0, sky[i]));
    texels[4 * i + 3] = 255;
  }
  const texture = new THREE.DataTexture(texels, size, size);
  texture.magFilter = texture.minFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

export function mapTexture(triples: Uint8Array): THREE.DataTexture {
  const texels = new Uint8Array(4 * 256);
  for (let i = 0; i < 256; i++) texels.set([...triples.subarray(3 * i, 3 * i + 3), 255], 4 * i);
  const texture = new THREE.DataTexture(texels, 256, 1);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.magFilter = texture.minFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

function vertices({ columns, rows, values }: Field, box: Box) {
  const positions = new Float32Array(3 * columns * rows);
  const normals = new Float32Array(3 * columns * rows);
  const uvs = new Float32Array(2 * columns * rows);
  const perColumn = box.height / (box.width / (columns - 1));
  const perRow = box.height / (box.depth / (rows - 1));
  for (let iy = 0, i = 0; iy < rows; iy++) {
    for (let ix = 0; ix < columns; ix++, i++) {
      const u = ix / (columns - 1);
      const v = iy / (rows - 1);
      positions.set([(u - 0.5) * box.width, values[i] * box.height, (0.5 - v) * box.depth], 3 * i);
      uvs.set([u, v], 2 * i);
      const left = Math.max(ix - 1, 0);
      const right = Math.min(ix + 1, columns - 1);
      const near = Math.max(iy - 1, 0);
      const far = Math.min(iy + 1, rows - 1);
      const row = iy * columns;
      const dx = ((values[row + right] - values[row + left]) / (right - left)) * perColumn;
      const dv = ((values[far * columns + ix] - values[near * columns + ix]) / (far - near)) * perRow;
      const size = Math.hypot(dx, 1, dv);
      normals.set([-dx / size, 1 / size, dv / size], 3 * i);
    }
  }
  return { positions, normals, uvs };
}
