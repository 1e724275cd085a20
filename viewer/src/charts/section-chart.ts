// SPDX-License-Identifier: Apache-2.0
import type { Channel, Landscape } from '../data/model';
import { lengthOf, type Section, sectionOf, type Segment } from '../data/section';
import { short } from '../math/format';
import type { Scales } from '../state/scales';
import type { Ink } from '../ui/theme';
import { ChartFrame } from './frame';
import { strokeOf } from './palette';
import { brokenLine, set, svg, text } from './svg';

/** One landscape's line in the section. */
export interface Cut {
  landscape: Landscape;
  channel: Channel;
  section: Section;
}

const HEIGHT = 150;

/** The loss along the section, of every plane shown; a place on it is linked with the picture. */
export class SectionChart {
  readonly frame = new ChartFrame('Section: the loss along the line. Arrow keys move along it.');
  cuts: Cut[] = [];
  private readonly cursor = svg('line', { 'stroke-dasharray': '3 3', visibility: 'hidden' });
  private readonly dots: SVGCircleElement[] = [];

  draw(
    planes: Landscape[], scales: Scales[], segment: Segment, width: number, ink: Ink,
  ): void {
    const { frame } = this;
    this.cuts = planes.map((landscape) => {
      const channel = landscape.channels[landscape.loss];
      return { landscape, channel, section: sectionOf(landscape, channel.values, segment) };
    });
    // One scale for all lines of one chart: the widest of those that the planes have.
    const low = Math.min(...scales.map((s) => s.height.low));
    const high = Math.max(...scales.map((s) => s.height.high));
    const scale = { mode: scales[0].height.mode, low, high };
    const log = scale.mode === 'log' ? ', log' : scale.mode === 'clip' ? ', clipped' : '';
    frame.draw(width, HEIGHT, {
      scale: { mode: 'linear', low: 0, high: lengthOf(segment) || 1 },
      name: 'distance from A, in multiples',
    }, { scale, name: this.cuts[0].channel.label + log }, ink);
    this.drawLines(segment, ink);
    this.cursor.setAttribute('stroke', ink.text);
    frame.svg.append(this.cursor, ...this.dots);
  }

  private drawLines(segment: Segment, ink: Ink): void {
    const { frame, cuts } = this;
    const length = lengthOf(segment);
    this.dots.length = 0;
    cuts.forEach(({ landscape, section }, i) => {
      const stroke = strokeOf(i, ink.dark);
      frame.svg.append(svg('path', {
        d: brokenLine(section.at.map((t) => frame.px(t * length)), section.values.map((v) => frame.py(v))),
        fill: 'none', 'stroke-width': 2, 'stroke-linejoin': 'round', ...stroke,
      }));
      this.dots.push(svg('circle', { r: 4, fill: stroke.stroke, stroke: ink.page, visibility: 'hidden' }));
      if (cuts.length < 2) return;
      const y = frame.inner.y + 14 + 15 * i;
      const x = frame.inner.x + frame.inner.width - 8;
      frame.svg.append(
        svg('line', { x1: x - 26, x2: x, y1: y - 4, y2: y - 4, 'stroke-width': 2, ...stroke }),
        text(landscape.name, x - 32, y, stroke.stroke, {
          'text-anchor': 'end', stroke: ink.page, 'stroke-width': 3, 'paint-order': 'stroke',
        }));
    });
    for (const [name, share, anchor] of [['A', 0, 'start'], ['B', 1, 'end']] as const) {
      frame.svg.append(text(
        name, frame.inner.x + share * frame.inner.width + (share === 0 ? 5 : -5),
        frame.inner.y + frame.inner.height - 6, ink.text, { 'text-anchor': anchor, 'font-weight': 600 }));
    }
  }

  /** Marks a place on the line, 0 to 1, or none. */
  mark(share: number | null): void {
    const { inner } = this.frame;
    set(this.cursor, { visibility: share === null ? 'hidden' : 'visible' });
    for (const dot of this.dots) set(dot, { visibility: 'hidden' });
    if (share === null) return;
    const x = inner.x + share * inner.width;
    set(this.cursor, { x1: x, x2: x, y1: inner.y, y2: inner.y + inner.height });
    this.cuts.forEach((cut, i) => {
      const value = valueAt(cut.section, share);
      if (!Number.isFinite(value)) return;
      set(this.dots[i], { cx: x, cy: this.frame.py(value), visibility: 'visible' });
    });
  }

  /** α, β and every plane's value at a place on the line. */
  rows(segment: Segment, share: number): [string, string][] {
    const x = segment.ax + share * (segment.bx - segment.ax);
    const y = segment.ay + share * (segment.by - segment.ay);
    return [
      ['α', short(x)], ['β', short(y)],
      ...this.cuts.map(({ landscape, channel, section }): [string, string] => [
        this.cuts.length > 1 ? landscape.name : channel.label, short(valueAt(section, share), 6)]),
    ];
  }
}

/** Between two samples of a section, straight. */
export function valueAt({ at, values }: Section, share: number): number {
  let i = at.findIndex((t) => t >= share);
  if (i < 0) i = at.length - 1;
  if (i === 0 || at[i] === share) return values[i];
  const s = (share - at[i - 1]) / (at[i] - at[i - 1]);
  return values[i - 1] + s * (values[i] - values[i - 1]);
}
