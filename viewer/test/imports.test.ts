// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The folders of src, each importing only those above it; the files beside them come last. */
const ORDER = [
  'math', // numbers alone: fields, light, isolines, levels, formats
  'data', // what the page was given: decoded, compared, put into words
  'state', // what a reader can switch, the scales that follow from it, the link that keeps it
  'ui', // the document: theme, fields and their keys, the readout
  'overlay', // what lies on a surface: paths, sections, symbols
  'scene', // the surfaces in space, and what is written on them
  'charts', // flat charts
  'export', // files made in the page
  'page', // the parts that know one another through PageContext
  'live', // the server that measures while the page is open
  '.',
];

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Every file and what it imports of src, types included. */
function importGraph(): Map<string, string[]> {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.ts')).sort();
  return new Map(files.map((file) => [
    file,
    ts.preProcessFile(readFileSync(src + file, 'utf8')).importedFiles
      .map(({ fileName }) => fileName).filter((name) => name.startsWith('.'))
      .map((name) => `${posix.join(posix.dirname(file), name)}.ts`),
  ]));
}

/** The first circle met, from a file back to itself; empty if there is none. */
function circleIn(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

const rank = (file: string) => ORDER.indexOf(file.includes('/') ? file.split('/')[0] : '.');

function upwardIn(graph: Map<string, string[]>): string[] {
  return [...graph].flatMap(([file, imports]) =>
    imports.filter((other) => rank(other) > rank(file)).map((other) => `${file} imports ${other}`));
}

describe('the imports of src', () => {
  const graph = importGraph();

  it('are all found', () => {
    expect(graph.get('main.ts')).toContain('app.ts');
    // A type alone.
    expect(graph.get('math/sunlight.ts')).toContain('math/box.ts');
    for (const imports of graph.values()) for (const file of imports) expect(graph.has(file)).toBe(true);
  });

  it('run in no circle', () => expect(circleIn(graph)).toEqual([]));

  it('go only to folders above', () => {
    expect([...graph.keys()].filter((file) => rank(file) < 0)).toEqual([]);
    expect(upwardIn(graph)).toEqual([]);
  });
});

describe('the test of imports', () => {
  it('finds a circle', () => {
    const graph = new Map([['a.ts', ['b.ts']], ['b.ts', ['c.ts']], ['c.ts', ['b.ts']]]);
    expect(circleIn(graph)).toEqual(['b.ts', 'c.ts', 'b.ts']);
  });

  it('finds an import against the order', () => {
    const graph = new Map([['math/a.ts', ['ui/b.ts']], ['ui/b.ts', ['data/c.ts']], ['app.ts', ['live/d.ts']]]);
    expect(upwardIn(graph)).toEqual(['math/a.ts imports ui/b.ts']);
  });
});
