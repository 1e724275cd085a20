// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Field } from '../math/field';
import type { Shade } from '../math/relief';

const half = THREE.DataUtils.toHalfFloat;

/** Heights, exact: the vertex shader fetches single nodes. */
export function heightTexture({ columns, rows, values }: Field): THREE.DataTexture {
  const texture = new THREE.DataTexture(
    values as Float32Array<ArrayBuffer>, columns, rows, THREE.RedFormat, THREE.FloatType);
  texture.needsUpdate = true;
  return texture;
}

/** ∂h/∂u and ∂h/∂v by central differences, one-sided at the edge. */
export function slopeTexture({ columns, rows, values }: Field): THREE.DataTexture {
  const texels = new Uint16Array(2 * columns * rows);
  for (let iy = 0, i = 0; iy < rows; iy++) {
    const near = Math.max(iy - 1, 0);
    const far = Math.min(iy + 1, rows - 1);
    const perRow = (rows - 1) / (far - near);
    for (let ix = 0; ix < columns; ix++, i++) {
      const left = ix > 0 ? i - 1 : i;
      const right = ix < columns - 1 ? i + 1 : i;
      texels[2 * i] = half((values[right] - values[left]) * (columns - 1) / (right - left));
      texels[2 * i + 1] = half((values[far * columns + ix] - values[near * columns + ix]) * perRow);
    }
  }
  return smooth(texels, columns, rows);
}

/** Colour 0..1, and above 0.5 where the value is made up; between kinds nothing is mixed. */
export function tintTexture(colours: Field, mask: Field, kinds: boolean): THREE.DataTexture {
  const { columns, rows, values } = colours;
  const texels = new Uint16Array(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    texels[2 * i] = half(values[i]);
    texels[2 * i + 1] = mask.values[i] === 0 ? 0 : half(mask.values[i]);
  }
  const texture = smooth(texels, columns, rows);
  if (kinds) texture.magFilter = texture.minFilter = THREE.NearestFilter;
  return texture;
}

function smooth(texels: Uint16Array<ArrayBuffer>, columns: number, rows: number): THREE.DataTexture {
  const texture = new THREE.DataTexture(
    texels, columns, rows, THREE.RGFormat, THREE.HalfFloatType);
  texture.magFilter = texture.minFilter = THREE.LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

export function shadeTexture({ columns, rows, values }: Shade): THREE.DataTexture {
  const texels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    texels[i] = Math.round(255 * Math.min(1, Math.max(0, values[i])));
  }
  const texture = new THREE.DataTexture(texels, columns, rows, THREE.RedFormat);
  texture.magFilter = texture.minFilter = THREE.LinearFilter;
  // Rows of bytes need not end on a multiple of four.
  texture.unpackAlignment = 1;
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
