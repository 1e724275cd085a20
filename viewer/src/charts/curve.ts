// SPDX-License-Identifier: Apache-2.0
import { type Channel, findChannel, isDraw, type Landscape } from '../data/model';
import { tick } from '../math/format';
import { heightOf, type Scale, spacedTicks } from '../math/height';
import type { Rect } from '../math/layout';
import { linearLevels } from '../math/levels';
import type { Scales } from '../state/scales';
import type { Ink } from '../ui/theme';
import { brokenLine, set, svg, text } from './svg';

const MARGIN = { left: 58, right: 58, top: 34, bottom: 46 };
const TITLE = { 'font-weight': 600, 'font-size': 14 };
const ROW = 18;
const NARROW = 560;
const PERCENT: Scale = { mode: 'linear', low: 0, high: 100 };

/** A line through weight space: loss on the left axis, accuracy on the right one. */
export class Curve {
  readonly svg = svg('svg', { role: 'img', tabindex: 0, class: 'curve' });
  private readonly cursor = svg('line', { 'stroke-dasharray': '3 3', visibility: 'hidden' });
  private unit = 1;
  private inner: Rect = { x: 0, y: 0, width: 1, height: 1 };

  constructor(public line: Landscape, private readonly titled: boolean) {
    this.svg.setAttribute('aria-label', `Curve of ${line.name}`);
  }

  /** Fills a rectangle given in units of `unit` CSS pixels. */
  draw(rect: Rect, unit: number, scales: Scales, ink: Ink): void {
    const { svg: root, line } = this;
    const { width, height } = rect;
    this.unit = unit;
    root.style.left = `${rect.x * unit}px`;
    root.style.top = `${rect.y * unit}px`;
    set(root, {
      width: width * unit, height: height * unit, viewBox: `0 0 ${width} ${height}`,
    });
    const losses = line.channels.filter((c) => c.name.endsWith('_loss'));
    const left = losses.length > 0 ? losses : [line.channels[line.loss]];
    const right = line.channels.filter((c) => c.name.endsWith('_acc'));
    const stacked = width < NARROW;
    const legend = stacked ? left.length + right.length : Math.max(left.length, right.length);
    const top = MARGIN.top + ROW * legend;
    this.inner = {
      x: MARGIN.left, y: top,
      width: width - MARGIN.left - (right.length > 0 ? MARGIN.right : 18),
      height: height - top - MARGIN.bottom,
    };
    root.replaceChildren();
    const heading = [this.titled ? line.name : '', line.type ?? ''].filter((t) => t !== '');
    if (heading.length > 0) root.append(text(heading.join(': '), width / 2, 20, ink.text, TITLE));
    this.drawAlpha(ink);
    this.drawSide(left, scales.height, ink.loss, ink, 'left', 0);
    this.drawSide(right, PERCENT, ink.accuracy, ink, 'right', stacked ? left.length : 0);
    this.drawModels(scales.height, ink);
    this.cursor.setAttribute('stroke', ink.text);
    root.append(this.cursor);
  }

  /** The node nearest to `cssX` from the left, or −1 outside the frame. */
  nodeAt(cssX: number): number {
    const { inner, line } = this;
    const u = (cssX / this.unit - inner.x) / inner.width;
    if (u < -0.02 || u > 1.02) return -1;
    return Math.round(Math.min(1, Math.max(0, u)) * (line.x.count - 1));
  }

  mark(node: number): void {
    const { inner } = this;
    const x = this.px(node);
    set(this.cursor, {
      x1: x, x2: x, y1: inner.y, y2: inner.y + inner.height,
      visibility: node < 0 ? 'hidden' : 'visible',
    });
  }

  /** The node at the same α as another line's, or −1. */
  counterpart(other: Landscape, node: number): number {
    if (node < 0) return -1;
    const alpha = other.x.min + (node * (other.x.max - other.x.min)) / (other.x.count - 1);
    const { min, max, count } = this.line.x;
    const at = ((alpha - min) / (max - min)) * (count - 1);
    return at < -0.5 || at > count - 0.5 ? -1 : Math.round(Math.min(count - 1, Math.max(0, at)));
  }

  /** Where a node stands, in CSS pixels from the left. */
  cssX(node: number): number {
    return this.px(node) * this.unit;
  }

  private px(node: number): number {
    return this.inner.x + (node / (this.line.x.count - 1)) * this.inner.width;
  }

  private drawAlpha(ink: Ink): void {
    const { inner, line, svg: root } = this;
    const bottom = inner.y + inner.height;
    root.append(svg('rect', {
      x: inner.x, y: inner.y, width: inner.width, height: inner.height,
      fill: 'none', stroke: ink.line,
    }));
    const { min, max } = line.x;
    for (const value of linearLevels(min, max, inner.width / 80)) {
      const x = inner.x + ((value - min) / (max - min)) * inner.width;
      root.append(
        svg('line', { x1: x, x2: x, y1: inner.y, y2: bottom, stroke: ink.line, 'stroke-opacity': 0.5 }),
        text(tick(value), x, bottom + 17, ink.quiet));
    }
    root.append(text('α', inner.x + inner.width / 2, bottom + 36, ink.text, { 'font-weight': 600 }));
  }

  private drawSide(
    channels: Channel[], scale: Scale, colour: string, ink: Ink, side: 'left' | 'right', row: number,
  ): void {
    if (channels.length === 0) return;
    const { inner, svg: root } = this;
    const py = (value: number) => inner.y + inner.height * (1 - heightOf(scale, value));
    const edge = side === 'left' ? inner.x - 8 : inner.x + inner.width + 8;
    const anchor = side === 'left' ? 'end' : 'start';
    for (const value of spacedTicks(scale, Math.max(3, inner.height / 50), 18 / inner.height)) {
      const y = py(value);
      if (side === 'left') {
        root.append(svg('line', {
          x1: inner.x, x2: inner.x + inner.width, y1: y, y2: y,
          stroke: ink.line, 'stroke-opacity': 0.5,
        }));
      }
      root.append(text(tick(value), edge, y + 4, colour, { 'text-anchor': anchor }));
    }
    for (const channel of channels) this.drawDraws(channel, py, colour);
    channels.forEach((channel, i) => {
      const dashes = i === 0 ? 'none' : '6 4';
      root.append(svg('path', {
        d: this.pieces(channel.values, py), fill: 'none', stroke: colour, 'stroke-width': 2,
        'stroke-linejoin': 'round', 'stroke-dasharray': dashes,
      }));
      const log = scale.mode === 'log' ? ', log scale' : '';
      const unit = channel.unit === '' ? '' : ` (${channel.unit})`;
      this.drawLegend(channel.label + unit + log + this.bandNote(channel), colour, dashes, side === 'right' && row === 0, row + i);
    });
    this.drawDots(channels[0].values, py, colour);
  }

  /** Behind a mean: one standard deviation up and down, and the single draws. */
  private drawDraws(mean: Channel, py: (value: number) => number, colour: string): void {
    const draws = this.line.channels.filter(
      (c) => isDraw(c) && c.name.startsWith(`${mean.name}_draw`));
    const width = bandOf(this.line, mean);
    if (width !== undefined) this.drawBand(mean, width, py, colour);
    for (const draw of draws) {
      this.svg.append(svg('path', {
        d: this.pieces(draw.values, py), fill: 'none', stroke: colour, 'stroke-opacity': 0.35,
      }));
    }
  }

  /** What the shaded band around a curve is. */
  private bandNote(channel: Channel): string {
    const band = bandOf(this.line, channel);
    if (band === undefined) return '';
    return band.name.endsWith('_se') ? ', ± 1 standard error' : ', ± 1 standard deviation';
  }

  private drawBand(
    mean: Channel, width: Channel, py: (value: number) => number, colour: string,
  ): void {
    const at = (i: number, sign: number) => `${this.px(i).toFixed(2)} ${
      py(mean.values[i] + sign * width.values[i]).toFixed(2)}`;
    for (const run of finiteRuns(mean.values, width.values)) {
      const outline = [...run.map((i) => at(i, 1)), ...run.reverse().map((i) => at(i, -1))];
      this.svg.append(svg('path', {
        d: `M${outline.join('L')}Z`, fill: colour, 'fill-opacity': 0.18, class: 'band',
      }));
    }
  }

  /** An upright through each model, a diamond at its true loss, its name above the frame's foot. */
  private drawModels(scale: Scale, ink: Ink): void {
    const { inner, line, svg: root } = this;
    for (const { label, x: alpha, loss } of line.markers) {
      if (alpha < line.x.min || alpha > line.x.max || !Number.isFinite(loss)) continue;
      const x = inner.x + ((alpha - line.x.min) / (line.x.max - line.x.min)) * inner.width;
      const y = inner.y + inner.height * (1 - heightOf(scale, loss));
      const atRight = x < inner.x + inner.width / 2;
      root.append(
        svg('line', {
          x1: x, x2: x, y1: inner.y, y2: inner.y + inner.height, stroke: ink.text,
          'stroke-dasharray': '2 3',
        }),
        svg('path', {
          d: `M${x} ${y - 6}l6 6l-6 6l-6 -6Z`, fill: ink.text, stroke: ink.page,
          'stroke-width': 1.5,
        }),
        text(label, atRight ? x + 10 : x - 10, Math.min(y, inner.y + inner.height - 8) - 12,
          ink.text, {
            'text-anchor': atRight ? 'start' : 'end', 'font-weight': 600, stroke: ink.page,
            'stroke-width': 3, 'paint-order': 'stroke',
          }));
    }
  }

  /** A short stroke and the channel's name above the frame, on the side of its axis. */
  private drawLegend(
    name: string, colour: string, dashes: string, atRight: boolean, row: number,
  ): void {
    const { inner, svg: root } = this;
    const y = MARGIN.top + ROW * row + 6;
    const x = atRight ? inner.x + inner.width - 26 : inner.x;
    root.append(
      svg('line', {
        x1: x, x2: x + 26, y1: y - 4, y2: y - 4, stroke: colour, 'stroke-width': 2,
        'stroke-dasharray': dashes,
      }),
      text(name, atRight ? x - 8 : x + 34, y, colour, {
        'text-anchor': atRight ? 'end' : 'start', 'font-weight': 600,
      }));
  }

  /** The measured points themselves, where they do not crowd. */
  private drawDots(values: Float64Array, py: (value: number) => number, colour: string): void {
    if (this.inner.width / values.length < 5) return;
    values.forEach((value, i) => {
      if (!Number.isFinite(value)) return;
      this.svg.append(svg('circle', { cx: this.px(i), cy: py(value), r: 2.2, fill: colour }));
    });
  }

  private pieces(values: Float64Array, py: (value: number) => number): string {
    return brokenLine(Array.from(values, (_, i) => this.px(i)), Array.from(values, py));
  }
}

/** The spread over draws where there are several, else the standard error of the mean. */
export function bandOf(line: Landscape, mean: Channel): Channel | undefined {
  const several = line.channels.some((c) => isDraw(c) && c.name.startsWith(`${mean.name}_draw`));
  return findChannel(line, `${mean.name}_${several ? 'sd' : 'se'}`);
}

/** Neighbouring positions at which both have a number. */
function finiteRuns(a: Float64Array, b: Float64Array): number[][] {
  const runs: number[][] = [[]];
  a.forEach((value, i) => {
    if (Number.isFinite(value + b[i])) runs[runs.length - 1].push(i);
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 1);
}
