// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from '../data/model';
import type { HeightMesh } from './mesh';

/**
 * PLY, binary little-endian, with the properties that `thalweg export` writes: place, normal,
 * colour, every channel's own value, and whether the loss is finite.
 */
export function plyFile(plane: Landscape, mesh: HeightMesh): Blob {
  const names = distinct(plane.channels.map((c) => c.name));
  const count = mesh.columns * mesh.rows;
  const header = [
    'ply', 'format binary_little_endian 1.0',
    ...mesh.remarks.map((remark) => `comment ${ascii(remark)}`),
    `element vertex ${count}`,
    ...['x', 'y', 'z', 'nx', 'ny', 'nz'].map((name) => `property float ${name}`),
    ...['red', 'green', 'blue'].map((name) => `property uchar ${name}`),
    ...names.map((name) => `property float ${name}`),
    'property uchar finite',
    `element face ${mesh.triangles.length / 3}`,
    'property list uchar int vertex_indices', 'end_header', '',
  ].join('\n');
  return new Blob([header, vertices(plane, mesh, count), faces(mesh)], { type: 'model/ply' });
}

function vertices(plane: Landscape, mesh: HeightMesh, count: number): ArrayBuffer {
  const { channels, loss } = plane;
  const size = 24 + 3 + 4 * channels.length + 1;
  const view = new DataView(new ArrayBuffer(size * count));
  for (let node = 0, at = 0; node < count; node++) {
    for (const source of [mesh.positions, mesh.normals]) {
      for (let k = 0; k < 3; k++, at += 4) view.setFloat32(at, source[3 * node + k], true);
    }
    for (let k = 0; k < 3; k++, at++) view.setUint8(at, mesh.colours[3 * node + k]);
    for (let c = 0; c < channels.length; c++, at += 4) view.setFloat32(at, channels[c].values[node], true);
    view.setUint8(at++, Number.isFinite(channels[loss].values[node]) ? 1 : 0);
  }
  return view.buffer;
}

function faces({ triangles }: HeightMesh): ArrayBuffer {
  const view = new DataView(new ArrayBuffer((13 * triangles.length) / 3));
  for (let i = 0, at = 0; i < triangles.length; i += 3) {
    view.setUint8(at++, 3);
    for (let k = 0; k < 3; k++, at += 4) view.setInt32(at, triangles[i + k], true);
  }
  return view.buffer;
}

/** No property may have the name of another. */
function distinct(names: string[]): string[] {
  const taken = new Set(['x', 'y', 'z', 'nx', 'ny', 'nz', 'red', 'green', 'blue', 'finite']);
  return names.map((name) => {
    let own = name;
    while (taken.has(own)) own += '_';
    taken.add(own);
    return own;
  });
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
