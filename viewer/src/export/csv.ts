// SPDX-License-Identifier: Apache-2.0
import type { Cut } from '../charts/section-chart';
import { coordinate, type Landscape } from '../data/model';
import type { Segment } from '../data/section';

/**
 * One row a node in the grid's order: `x[,y]` and every channel, as `thalweg export` writes it.
 * Numbers in their shortest form that reads back to the same bits; basins by name.
 */
export function landscapeCsv(landscape: Landscape): string {
  const { x, y, channels } = landscape;
  const header = ['x', ...(y === null ? [] : ['y']), ...channels.map((c) => c.name)];
  const nodes = x.count * (y === null ? 1 : y.count);
  const rows = Array.from({ length: nodes }, (_, node) => [
    number(coordinate(x, node % x.count)),
    ...(y === null ? [] : [number(coordinate(y, Math.floor(node / x.count)))]),
    ...channels.map((c) => (c.labels === undefined
      ? number(c.values[node]) : quoted(c.labels[c.values[node]] ?? ''))),
  ]);
  return lines([header.map(quoted), ...rows]);
}

/** One row a place on the section, and every plane's value there. */
export function sectionCsv(segment: Segment, cuts: Cut[]): string {
  const places = [...new Set(cuts.flatMap((c) => Array.from(c.section.at)))].sort((a, b) => a - b);
  const length = Math.hypot(segment.bx - segment.ax, segment.by - segment.ay);
  const header = ['distance', 'x', 'y', ...cuts.map((c) => `${c.landscape.name} ${c.channel.name}`)];
  const own = cuts.map(({ section }) => new Map(Array.from(section.at, (t, i) => [t, section.values[i]])));
  const rows = places.filter((t) => own.every((values) => values.has(t))).map((t) => [
    number(t * length),
    number(segment.ax + t * (segment.bx - segment.ax)),
    number(segment.ay + t * (segment.by - segment.ay)),
    ...own.map((values) => number(values.get(t)!)),
  ]);
  return lines([header.map(quoted), ...rows]);
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function lines(rows: string[][]): string {
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}
