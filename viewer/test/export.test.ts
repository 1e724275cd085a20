// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { firstState, scalesOf } from '../src/state/scales';
import { sectionOf } from '../src/data/section';
import { landscapeCsv, sectionCsv } from '../src/export/csv';
import { heightMesh } from '../src/export/mesh';
import { plyFile } from '../src/export/ply';
import { fileName } from '../src/export/png';
import { landscapeOf, pageOf } from './landscapes';
import { bowl, line, plane, wells, wellsTopology } from './pages.mjs';

const x = { min: -1.5, max: 0.5, count: 7 };
const y = { min: 0, max: 3, count: 4 };
const holes = { 9: NaN, 20: Infinity };
const raw = plane('not square', bowl, { x, y, holes });
const l = landscapeOf(raw);
const data = pageOf([raw]);
const [scales] = scalesOf([l], { ...firstState([l], ['viridis']), mode: 'linear' });
const mesh = heightMesh(l, scales, data.maps.get('viridis')!);

describe('CSV', () => {
  const rows = landscapeCsv(l).trimEnd().split('\r\n').map((row) => row.split(','));
  it('names its columns and keeps the grid\'s order', () => {
    expect(rows[0]).toEqual(['x', 'y', 'train_loss', 'train_acc']);
    expect(rows).toHaveLength(1 + 28);
    expect([Number(rows[1 + 8][0]), Number(rows[1 + 8][1])]).toEqual([-1.5 + 1 / 3, 1].map((v) => expect.closeTo(v, 12)));
  });
  it('numbers read back to the same bits', () =>
    l.channels[0].values.forEach((v, i) => {
      const text = rows[1 + i][2];
      if (Number.isFinite(v)) expect(Number(text)).toBe(v);
    }));
  it('what is not finite is written as Python reads it', () => {
    expect(rows[1 + 9][2]).toBe('NaN');
    expect(rows[1 + 20][2]).toBe('inf');
  });
  it('a line has no y, and names with commas are quoted', () => {
    const [header] = landscapeCsv(landscapeOf(line('l', (a: number) => a * a))).split('\r\n');
    expect(header).toBe('x,train_loss,train_acc,test_loss');
  });
  it('basins are written by name', () => {
    const w = landscapeOf(plane('w', wells, { topology: wellsTopology() }));
    const table = landscapeCsv(w).split('\r\n');
    expect(table[0]).toBe('x,y,train_loss,train_acc,basin');
    expect(table[1].endsWith(',m1')).toBe(true);
  });
  it('a section is a table of places and values', () => {
    const segment = { ax: -1.5, ay: 0, bx: 0.5, by: 0 };
    const section = sectionOf(l, l.channels[0].values, segment);
    const table = sectionCsv(segment, [{ landscape: l, channel: l.channels[0], section }])
      .trimEnd().split('\r\n').map((row) => row.split(','));
    expect(table[0]).toEqual(['distance', 'x', 'y', 'not square train_loss']);
    expect(table[1].map(Number)).toEqual([0, -1.5, 0, l.channels[0].values[0]]);
    expect(Number(table[table.length - 1][0])).toBe(2);
  });
});

describe('a mesh to take', () => {
  it('has one vertex a node, heights from 0 to half the wider axis', () => {
    expect(mesh.positions).toHaveLength(3 * 28);
    expect(mesh.positions[3 * 8]).toBeCloseTo(-1.5 + 1 / 3, 6);
    expect(mesh.positions[3 * 8 + 1]).toBe(1);
    const heights = Array.from({ length: 28 }, (_, i) => mesh.positions[3 * i + 2]);
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 1.5]);
  });
  it('leaves cells open at nodes that are not finite', () => {
    expect([...mesh.triangles]).not.toContain(9);
    expect([...mesh.triangles]).not.toContain(20);
    // Node 9 has six triangles around it; node 20, at a corner of its row, three.
    expect(mesh.triangles.length / 3).toBe(2 * 6 * 3 - 6 - 3);
  });
  it('triangles are counter-clockwise from above', () => {
    const p = (i: number) => [mesh.positions[3 * i], mesh.positions[3 * i + 1]];
    for (let i = 0; i < mesh.triangles.length; i += 3) {
      const [[ax, ay], [bx, by], [cx, cy]] = [...mesh.triangles.subarray(i, i + 3)].map(p);
      expect((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).toBeGreaterThan(0);
    }
  });
  it('normals have length 1 and point up', () => {
    for (let i = 0; i < mesh.normals.length; i += 3) {
      const [a, b, c] = mesh.normals.subarray(i, i + 3);
      expect(Math.hypot(a, b, c)).toBeCloseTo(1, 5);
      expect(c).toBeGreaterThan(0);
    }
  });
});

describe('PLY', async () => {
  const bytes = new Uint8Array(await plyFile(l, mesh).arrayBuffer());
  const text = new TextDecoder('latin1').decode(bytes);
  const end = text.indexOf('end_header\n') + 'end_header\n'.length;
  const header = text.slice(0, end).split('\n');
  const count = (element: string) =>
    Number(header.find((h) => h.startsWith(`element ${element} `))!.split(' ')[2]);
  const view = new DataView(bytes.buffer, end);
  const size = 24 + 3 + 8 + 1;

  it('is as long as its header says', () =>
    expect(bytes.length - end).toBe(count('vertex') * size + count('face') * 13));
  it('reads back to places, colours and values', () => {
    const at = 8 * size;
    expect(view.getFloat32(at, true)).toBe(mesh.positions[24]);
    expect(view.getUint8(at + 24)).toBe(mesh.colours[24]);
    expect(view.getFloat32(at + 27, true)).toBe(Math.fround(l.channels[0].values[8]));
    expect(view.getUint8(at + 35)).toBe(1);
    expect(view.getUint8(9 * size + 35)).toBe(0);
  });
  it('reads back to the triangles', () => {
    const base = count('vertex') * size;
    for (let i = 0; i < count('face'); i++) {
      expect(view.getUint8(base + 13 * i)).toBe(3);
      expect(view.getInt32(base + 13 * i + 5, true)).toBe(mesh.triangles[3 * i + 1]);
    }
  });
});

it('a channel named as a property gets a name of its own', async () => {
  const odd = { ...l, channels: [{ ...l.channels[0], name: 'x' }, ...l.channels.slice(1)] };
  expect(await plyFile(odd, mesh).text()).toContain('property float x_\n');
});

it('a file name holds nothing that a system refuses', () => {
  expect(fileName('a/b: c*?', 'png')).toBe('a_b_c.png');
  expect(fileName('…', 'csv')).toBe('landscape.csv');
});
