// SPDX-License-Identifier: Apache-2.0
import { brokenLine, svg, text } from '../charts/svg';
import { isInside } from '../data/inside';
import type { Landscape } from '../data/model';
import { type Field, refineSmooth, fillHoles, refineLinear, refinement } from '../math/field';
import { tick } from '../math/format';
import { heightOf, levelsOf, spacedTicks } from '../math/height';
import { overlap, type Rect } from '../math/layout';
import { linearLevels } from '../math/levels';
import { FILLS, OUTLINES } from '../overlay/symbols';
import type { Scales } from '../state/scales';
import { type MapFrame, mapFrame } from './map-frame';
import { type Line, regionAbove } from './rings';

const SIZE = 560;
const LEFT = 64;
const TOP = 52;
const BAR = 96;
const CELLS = 120;
const LEVELS = 14;
const INK = '#161b26';
const QUIET = '#515c70';
const CAPTION_LINE = 14;
const LETTER = 5.4;
/** Points of a line that a label covers. */
const ROOM = 8;

/** What of the state a map shows. */
export interface MapOptions {
  map: Uint8Array;
  paths: boolean;
  points: boolean;
  separatrices: boolean;
  caption: string[];
}

/** A plane as a contour map: filled bands, labelled lines, axes, colour bar, caption; SVG text. */
export function svgMap(plane: Landscape, scales: Scales, options: MapOptions): string {
  const frame = mapFrame(plane.x, plane.y!, SIZE, LEFT, TOP);
  const width = LEFT + frame.width + BAR;
  const caption = options.caption.flatMap((line) => wrapped(line, width - 32));
  const below = frame.y + frame.height + 62;
  const height = below + caption.length * CAPTION_LINE + 12;
  const root = svg('svg', {
    width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', xmlns: 'http://www.w3.org/2000/svg',
  });
  root.append(
    titled(plane.name), hatch(), svg('rect', { width, height, fill: '#ffffff' }),
    text(plane.name, LEFT + frame.width / 2, 30, INK, { 'font-size': 16, 'font-weight': 600 }));
  drawBands(root, plane, scales, options.map, frame);
  if (options.separatrices) drawSeparatrices(root, plane, frame);
  if (options.paths) drawPaths(root, plane, frame);
  drawMarks(root, plane, frame, options.points);
  drawAxes(root, plane, frame);
  drawBar(root, plane, scales, options.map, frame);
  caption.forEach((line, i) => root.append(text(line, 16, below + i * CAPTION_LINE, QUIET, {
    'text-anchor': 'start', 'font-size': 10.5,
  })));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function titled(name: string): SVGTitleElement {
  const title = svg('title');
  title.textContent = name;
  return title;
}

function hatch(): SVGDefsElement {
  const defs = svg('defs');
  const pattern = svg('pattern', {
    id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)',
  });
  pattern.append(
    svg('rect', { width: 6, height: 6, fill: '#9aa3b2' }),
    svg('rect', { width: 3, height: 6, fill: '#5d6675' }));
  defs.append(pattern);
  return defs;
}

/** From low to high, each region over the one before: no seams, and holes stay hatched. */
function drawBands(
  root: SVGSVGElement, plane: Landscape, scales: Scales, map: Uint8Array, frame: MapFrame,
): void {
  root.append(svg('rect', {
    x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: 'url(#hatch)',
  }));
  const field = displayField(plane, scales);
  const levels = levelsOf(scales.height, LEVELS)
    .map((level) => ({ level, h: heightOf(scales.height, level) }))
    .filter(({ h }) => h > 1e-3 && h < 1 - 1e-3);
  const edges = [0, ...levels.map(({ h }) => h), 1];
  const regions = [-1, ...levels.map(({ h }) => h)].map((h) => regionAbove(field, h));
  regions.forEach(({ rings }, i) => {
    const middle = (edges[i] + edges[i + 1]) / 2;
    root.append(svg('path', {
      d: rings.map((ring) => outline(ring, frame, true)).join(''), fill: rgb(map, middle), 'fill-rule': 'evenodd',
    }));
  });
  const taken: Rect[] = [];
  levels.forEach(({ level }, i) => {
    const { isolines } = regions[i + 1];
    root.append(svg('path', {
      d: isolines.map((line) => outline(line, frame, false)).join(''),
      fill: 'none', stroke: INK, 'stroke-opacity': 0.55, 'stroke-width': 0.7,
    }));
    labelLine(root, isolines, tick(level), frame, taken);
  });
}

/** Heights 0 to 1 on a finer grid; NaN where a value is made up. */
function displayField(plane: Landscape, scales: Scales): Field {
  const [columns, rows] = [plane.x.count, plane.y!.count];
  const { values } = plane.channels[plane.loss];
  const field = (of: (node: number) => number): Field => ({
    columns, rows, values: Float32Array.from({ length: columns * rows }, (_, node) => of(node)),
  });
  const factor = refinement(columns, rows, CELLS);
  const smooth = refineSmooth(fillHoles(field((n) => heightOf(scales.height, values[n]))), factor);
  const open = refineLinear(field((n) => (Number.isFinite(values[n]) ? 0 : 1)), factor);
  return { ...smooth, values: smooth.values.map((h, i) => (open.values[i] > 0.5 ? Number.NaN : h)) };
}

function outline(line: Line, frame: MapFrame, closed: boolean): string {
  let d = '';
  let before = '';
  for (let i = 0; i < line.length; i += 2) {
    const x = frame.x + line[i] * frame.width;
    const y = frame.y + (1 - line[i + 1]) * frame.height;
    const point = `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
    if (point === before) continue;
    d += `${d === '' ? 'M' : 'L'}${point}`;
    before = point;
  }
  return d === '' ? '' : d + (closed ? 'Z' : '');
}

/** On the level's lines, the longest first, where no label is yet and the frame is not near. */
function labelLine(
  root: SVGSVGElement, lines: Line[], label: string, frame: MapFrame, taken: Rect[],
): void {
  for (const line of [...lines].sort((a, b) => b.length - a.length)) {
    if (line.length < 4 * ROOM) return;
    const middle = Math.floor(line.length / 4);
    for (const share of [0, 0.2, -0.2, 0.35, -0.35]) {
      const spot = spotOn(line, middle + Math.round(share * line.length / 2), frame);
      const box = { x: spot.x - 14, y: spot.y - 12, width: 28, height: 24 };
      if (!within(box, frame) || taken.some((other) => overlap(other, box))) continue;
      taken.push(box);
      root.append(text(label, 0, 0, INK, {
        transform: `translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)}) rotate(${spot.turn.toFixed(1)})`,
        dy: 3.5, 'font-size': 10, stroke: '#ffffff', 'stroke-width': 2.2, 'paint-order': 'stroke',
        'stroke-opacity': 0.8,
      }));
      return;
    }
  }
}

/** A point of a line and how the line runs there, never upside down. */
function spotOn(line: Line, point: number, frame: MapFrame): { x: number; y: number; turn: number } {
  const last = line.length / 2 - 1;
  const at = (k: number): [number, number] => {
    const i = 2 * Math.min(last, Math.max(0, k));
    return [frame.x + line[i] * frame.width, frame.y + (1 - line[i + 1]) * frame.height];
  };
  const [x, y] = at(point);
  const [x0, y0] = at(point - ROOM / 2);
  const [x1, y1] = at(point + ROOM / 2);
  const turn = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  return { x, y, turn: turn > 90 ? turn - 180 : turn < -90 ? turn + 180 : turn };
}

function within(box: Rect, frame: MapFrame): boolean {
  return box.x > frame.x + 4 && box.y > frame.y + 4
    && box.x + box.width < frame.x + frame.width - 4 && box.y + box.height < frame.y + frame.height - 4;
}

function drawSeparatrices(root: SVGSVGElement, { topology }: Landscape, frame: MapFrame): void {
  for (const { kind, x, y } of topology?.separatrices ?? []) {
    const d = brokenLine(x.map(frame.px), y.map(frame.py));
    if (d === '') continue;
    root.append(
      svg('path', { d, fill: 'none', stroke: INK, 'stroke-width': 3 }),
      svg('path', {
        d, fill: 'none', stroke: kind === 'descending' ? '#ffffff' : '#ffa24d', 'stroke-width': 1.4,
      }));
  }
}

function drawPaths(root: SVGSVGElement, plane: Landscape, frame: MapFrame): void {
  for (const { points } of plane.paths) {
    const inside = (i: number) => isInside(plane, points[i].x, points[i].y);
    const xs = points.map((p, i) => (inside(i) ? frame.px(p.x) : Number.NaN));
    const ys = points.map((p) => frame.py(p.y));
    const d = brokenLine(xs, ys);
    root.append(
      svg('path', { d, fill: 'none', stroke: INK, 'stroke-width': 4, 'stroke-linejoin': 'round' }),
      svg('path', { d, fill: 'none', stroke: '#ffffff', 'stroke-width': 2, 'stroke-linejoin': 'round' }));
    points.forEach((_, i) => inside(i) && root.append(svg('circle', {
      cx: xs[i].toFixed(2), cy: ys[i].toFixed(2), r: i === 0 || i === points.length - 1 ? 4 : 2.2,
      fill: i === 0 ? INK : '#ffffff', stroke: i === 0 ? '#ffffff' : INK,
    })));
  }
}

function drawMarks(root: SVGSVGElement, plane: Landscape, frame: MapFrame, points: boolean): void {
  const named = (name: string, x: number, y: number) => root.append(text(
    // Below where there is no room above.
    name, Math.min(x, frame.x + frame.width - 8), y - 11 < frame.y ? y + 18 : y - 11, INK, {
    'font-size': 11, 'font-weight': 600, stroke: '#ffffff', 'stroke-width': 3, 'paint-order': 'stroke',
  }));
  for (const { type, label, x, y } of points ? plane.topology?.points ?? [] : []) {
    const [cx, cy] = [frame.px(x), frame.py(y)];
    const d = OUTLINES[type].map(([dx, dy]) => `${(cx + 6 * dx).toFixed(1)} ${(cy + 6 * dy).toFixed(1)}`);
    root.append(svg('path', { d: `M${d.join('L')}Z`, fill: FILLS[type], stroke: INK }));
    named(label, cx, cy);
  }
  for (const { label, x, y } of plane.markers.filter((m) => isInside(plane, m.x, m.y))) {
    const [cx, cy] = [frame.px(x), frame.py(y)];
    root.append(svg('path', { d: `M${cx} ${cy - 6}l6 6l-6 6l-6 -6Z`, fill: INK, stroke: '#ffffff' }));
    named(label, cx, cy);
  }
}

function drawAxes(root: SVGSVGElement, { x, y }: Landscape, frame: MapFrame): void {
  const bottom = frame.y + frame.height;
  root.append(svg('rect', {
    x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: 'none', stroke: INK,
  }));
  for (const value of linearLevels(x.min, x.max, frame.width / 90)) {
    const at = frame.px(value);
    root.append(
      svg('line', { x1: at, x2: at, y1: bottom, y2: bottom + 5, stroke: INK }),
      text(tick(value), at, bottom + 19, QUIET));
  }
  for (const value of linearLevels(y!.min, y!.max, frame.height / 70)) {
    const at = frame.py(value);
    root.append(
      svg('line', { x1: frame.x - 5, x2: frame.x, y1: at, y2: at, stroke: INK }),
      text(tick(value), frame.x - 9, at + 4, QUIET, { 'text-anchor': 'end' }));
  }
  root.append(
    text('α', frame.x + frame.width / 2, bottom + 38, INK, { 'font-weight': 600 }),
    text('β', 18, frame.y + frame.height / 2 + 4, INK, { 'font-weight': 600 }));
}

function drawBar(
  root: SVGSVGElement, plane: Landscape, { height }: Scales, map: Uint8Array, frame: MapFrame,
): void {
  const x = frame.x + frame.width + 24;
  const steps = 64;
  for (let i = 0; i < steps; i++) {
    root.append(svg('rect', {
      x, y: (frame.y + (1 - (i + 1) / steps) * frame.height).toFixed(2), width: 14,
      height: (frame.height / steps + 0.4).toFixed(2), fill: rgb(map, (i + 0.5) / steps),
    }));
  }
  root.append(svg('rect', { x, y: frame.y, width: 14, height: frame.height, fill: 'none', stroke: QUIET }));
  for (const value of spacedTicks(height, 8, 20 / frame.height)) {
    const at = frame.y + frame.height * (1 - heightOf(height, value));
    root.append(text(tick(value), x + 19, at + 4, INK, { 'text-anchor': 'start', 'font-size': 11 }));
  }
  const { label } = plane.channels[plane.loss];
  const log = height.mode === 'log' ? ', log scale' : height.mode === 'clip' ? ', clipped' : '';
  root.append(text(label + log, x + 14, frame.y - 10, INK, { 'font-size': 11, 'text-anchor': 'end' }));
}

function rgb(map: Uint8Array, share: number): string {
  const at = 3 * Math.round(Math.min(1, Math.max(0, share)) * 255);
  return `#${[0, 1, 2].map((k) => map[at + k].toString(16).padStart(2, '0')).join('')}`;
}

/** By a letter's usual width: an SVG's font is not known before it is drawn. */
function wrapped(line: string, width: number): string[] {
  const most = Math.max(20, Math.floor(width / LETTER));
  const lines: string[] = [];
  let open = '';
  for (const word of line.split(' ')) {
    if (open !== '' && open.length + 1 + word.length > most) {
      lines.push(open);
      open = word;
    } else {
      open = open === '' ? word : `${open} ${word}`;
    }
  }
  return [...lines, open];
}

