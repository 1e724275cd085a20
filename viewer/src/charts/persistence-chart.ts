// SPDX-License-Identifier: Apache-2.0
import type { Topology } from '../data/topology';
import { short } from '../math/format';
import type { Scale } from '../math/height';
import type { Ink } from '../ui/theme';
import { ChartFrame } from './frame';
import { svg, text } from './svg';

const HEIGHT = 180;

/** Valleys and rings by the loss at which they appear and the loss at which they end. */
export class PersistenceChart {
  readonly frame: ChartFrame;
  private readonly marks: SVGElement[] = [];
  /** The pair under the pointer or the keys, or −1. */
  chosen = -1;

  constructor(readonly topology: Topology, name: string, private readonly choose: (pair: number) => void) {
    this.frame = new ChartFrame(`Persistence diagram of ${name}. Arrow keys go from pair to pair.`);
    this.frame.svg.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const { length } = topology.pairs;
      this.select((this.chosen + step + length) % length);
    });
    this.frame.svg.addEventListener('pointerleave', () => this.select(-1));
  }

  draw(scale: Scale, loss: string, width: number, ink: Ink): void {
    const { frame, topology } = this;
    frame.draw(width, HEIGHT, { scale, name: `${loss} where it appears` },
      { scale, name: 'where it ends' }, ink);
    const { inner } = frame;
    frame.svg.append(svg('line', {
      x1: inner.x, y1: inner.y + inner.height, x2: inner.x + inner.width, y2: inner.y, stroke: ink.quiet,
    }));
    this.drawThreshold(scale, ink);
    this.marks.length = 0;
    topology.pairs.forEach((pair, i) => {
      const x = frame.px(pair.birth);
      // A valley that never ends stands at the frame's top.
      const y = Number.isFinite(pair.death) ? frame.py(pair.death) : inner.y;
      const common = { stroke: ink.page, 'stroke-width': 1, class: 'pair' };
      const mark = pair.dimension === 0
        ? svg('circle', { cx: x, cy: y, r: 5, fill: ink.loss, ...common })
        : svg('rect', { x: x - 4.5, y: y - 4.5, width: 9, height: 9, fill: ink.accuracy, ...common });
      mark.addEventListener('pointerenter', () => this.select(i));
      this.marks.push(mark);
      frame.svg.append(mark);
    });
    this.drawKey(ink);
    this.outline();
  }

  /** What lies closer to the diagonal than this was counted as noise. */
  private drawThreshold(scale: Scale, ink: Ink): void {
    const { frame, topology: { threshold } } = this;
    if (!(threshold > 0)) return;
    const steps = Array.from({ length: 41 }, (_, i) => {
      const z = scale.low + (i / 40) * (scale.high - scale.low);
      return [frame.px(z), frame.py(z + threshold)];
    }).filter(([, y]) => y >= frame.inner.y);
    frame.svg.append(svg('path', {
      d: `M${steps.map((p) => p.map((v) => v.toFixed(1)).join(' ')).join('L')}`,
      fill: 'none', stroke: ink.quiet, 'stroke-dasharray': '3 3',
    }));
  }

  private drawKey(ink: Ink): void {
    const { inner, svg: root } = this.frame;
    const rings = this.topology.pairs.some((p) => p.dimension === 1);
    const y = inner.y + inner.height - 10;
    const x = inner.x + inner.width - 10;
    root.append(text(rings ? '● valleys  ■ peaks' : '● valleys', x, y, ink.quiet, { 'text-anchor': 'end' }));
  }

  select(pair: number): void {
    this.chosen = pair;
    this.outline();
    this.choose(pair);
  }

  private outline(): void {
    this.marks.forEach((mark, i) => mark.classList.toggle('chosen', i === this.chosen));
  }

  /** A pair in words. */
  rows(pair: number): [string, string][] {
    const { birth, death, dimension } = this.topology.pairs[pair];
    return [
      ['kind', dimension === 0 ? 'valley' : 'peak'],
      ['appears at', short(birth, 6)], ['ends at', Number.isFinite(death) ? short(death, 6) : 'never'],
      ['persistence', Number.isFinite(death) ? short(death - birth) : '∞'],
    ];
  }
}

/** The scale of both axes: every birth and death fits; where nothing ends, the plane's own. */
export function pairScale({ pairs }: Topology, scale: Scale): Scale {
  const births = pairs.map((p) => p.birth).filter(Number.isFinite);
  const deaths = pairs.map((p) => p.death).filter(Number.isFinite);
  const low = Math.min(scale.low, ...births);
  const high = deaths.length > 0 ? Math.max(...births, ...deaths) : Math.max(scale.high, ...births);
  return { mode: scale.mode === 'log' ? 'log' : 'linear', low, high: Math.max(high, low + 1e-9) };
}
