// SPDX-License-Identifier: Apache-2.0
import { tick } from '../math/format';
import { heightOf, type Scale, spacedTicks } from '../math/height';
import type { Rect } from '../math/layout';
import type { Ink } from '../ui/theme';
import { set, svg, text } from './svg';

/** One axis of a chart. */
export interface ChartAxis {
  scale: Scale;
  name: string;
}

/** As in the style sheet. */
const LARGE = 2200;
const MARGIN = { left: 56, right: 14, top: 10, bottom: 40 };

/** A small chart's frame: axes with round ticks, and where values fall in it. */
export class ChartFrame {
  readonly svg = svg('svg', { role: 'img', class: 'chart', tabindex: 0 });
  inner: Rect = { x: 0, y: 0, width: 1, height: 1 };
  private x: Scale = UNIT;
  private y: Scale = UNIT;

  constructor(name: string) {
    this.svg.setAttribute('aria-label', name);
  }

  /** CSS pixels a unit of the drawing: what is written grows on a very large screen. */
  private unit = 1;

  /** Empties the chart and draws its axes anew; the width is in CSS pixels. */
  draw(cssWidth: number, height: number, x: ChartAxis, y: ChartAxis, ink: Ink): void {
    [this.x, this.y] = [x.scale, y.scale];
    this.unit = window.innerWidth >= LARGE ? 1.4 : 1;
    const width = cssWidth / this.unit;
    this.inner = {
      x: MARGIN.left, y: MARGIN.top,
      width: Math.max(40, width - MARGIN.left - MARGIN.right),
      height: Math.max(40, height - MARGIN.top - MARGIN.bottom),
    };
    set(this.svg, {
      width: cssWidth, height: height * this.unit, viewBox: `0 0 ${width} ${height}`,
    });
    this.svg.replaceChildren();
    const { inner } = this;
    const bottom = inner.y + inner.height;
    this.svg.append(svg('rect', {
      x: inner.x, y: inner.y, width: inner.width, height: inner.height, fill: 'none', stroke: ink.line,
    }));
    for (const value of spacedTicks(x.scale, Math.max(2, inner.width / 70), 44 / inner.width)) {
      const at = this.px(value);
      this.svg.append(
        svg('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: ink.quiet }),
        text(tick(value), at, bottom + 17, ink.quiet));
    }
    for (const value of spacedTicks(y.scale, Math.max(2, inner.height / 34), 16 / inner.height)) {
      const at = this.py(value);
      this.svg.append(
        svg('line', {
          x1: inner.x, x2: inner.x + inner.width, y1: at, y2: at, stroke: ink.line, 'stroke-opacity': 0.55,
        }),
        text(tick(value), inner.x - 6, at + 4, ink.quiet, { 'text-anchor': 'end' }));
    }
    this.svg.append(
      text(x.name, inner.x + inner.width / 2, bottom + 34, ink.text),
      text(y.name, 0, 0, ink.text, {
        transform: `translate(13 ${inner.y + inner.height / 2}) rotate(-90)`,
      }));
  }

  px(value: number): number {
    return this.inner.x + this.inner.width * heightOf(this.x, value);
  }

  py(value: number): number {
    return this.inner.y + this.inner.height * (1 - heightOf(this.y, value));
  }

  /** A pointer's place as a share of the frame's width, held inside 0 to 1. */
  shareAt(clientX: number): number {
    const box = this.svg.getBoundingClientRect();
    const at = (clientX - box.left) / this.unit;
    return Math.min(1, Math.max(0, (at - this.inner.x) / this.inner.width));
  }
}

const UNIT: Scale = { mode: 'linear', low: 0, high: 1 };
