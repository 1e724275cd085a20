// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { GLTFExporter } from 'three/examples/jsm/exporters/GLTFExporter.js';
import type { HeightMesh } from './mesh';

/** Binary glTF 2.0: the mesh with its colours in linear light, y up, and what it shows as extras. */
export async function glbFile(name: string, mesh: HeightMesh): Promise<Blob> {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.BufferAttribute(yUp(mesh.positions), 3));
  geometry.setAttribute('normal', new THREE.BufferAttribute(yUp(mesh.normals), 3));
  geometry.setAttribute('color', new THREE.BufferAttribute(linear(mesh.colours), 3));
  geometry.setIndex(new THREE.BufferAttribute(mesh.triangles, 1));
  const material = new THREE.MeshStandardMaterial({
    vertexColors: true, metalness: 0, roughness: 0.85, side: THREE.DoubleSide,
  });
  const surface = new THREE.Mesh(geometry, material);
  surface.name = name;
  surface.userData = { remarks: mesh.remarks };
  const bytes = await new GLTFExporter().parseAsync(surface, { binary: true });
  geometry.dispose();
  material.dispose();
  return new Blob([bytes as ArrayBuffer], { type: 'model/gltf-binary' });
}

/** glTF is y up and right-handed: (α, β, z) becomes (α, z, −β). */
function yUp(xyz: Float32Array): Float32Array {
  const turned = new Float32Array(xyz.length);
  for (let i = 0; i < xyz.length; i += 3) turned.set([xyz[i], xyz[i + 2], -xyz[i + 1]], i);
  return turned;
}

function linear(colours: Uint8Array): Float32Array {
  const colour = new THREE.Color();
  const out = new Float32Array(colours.length);
  for (let i = 0; i < colours.length; i += 3) {
    colour.setRGB(colours[i] / 255, colours[i + 1] / 255, colours[i + 2] / 255, THREE.SRGBColorSpace);
    out.set([colour.r, colour.g, colour.b], i);
  }
  return out;
}
