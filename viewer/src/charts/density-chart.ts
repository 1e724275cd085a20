// SPDX-License-Identifier: Apache-2.0
import type { DensityChart as Density } from '../data/model';
import { short } from '../math/format';
import type { Scale } from '../math/height';
import type { Ink } from '../ui/theme';
import { ChartFrame } from './frame';
import { brokenLine, svg, text } from './svg';

const HEIGHT = 180;
/** Below this share of the peak the density is drawn as nothing. */
const FLOOR = 1e-6;

/** How the Hessian's eigenvalues are distributed, by the decimal logarithm of their density. */
export class DensityChart {
  readonly frame: ChartFrame;

  constructor(readonly density: Density) {
    this.frame = new ChartFrame(`Spectrum of the Hessian of ${density.name}`);
  }

  draw(width: number, ink: Ink): void {
    const { frame } = this;
    const { x, density, lambdaMax, lambdaMin } = this.density;
    const ends = [...x, lambdaMax, lambdaMin].filter(Number.isFinite);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const peak = Math.max(...density.filter(Number.isFinite), Number.MIN_VALUE);
    const logs = density.map((d) => (d > FLOOR * peak ? Math.log10(d) : Number.NaN));
    const top = Math.ceil(Math.log10(peak));
    const bottom = Math.floor(Math.min(...logs.filter(Number.isFinite), top - 1));
    const xScale: Scale = { mode: 'linear', low: low - 0.02 * (high - low), high: high + 0.02 * (high - low) };
    frame.draw(width, HEIGHT, { scale: xScale, name: 'eigenvalue λ of the Hessian' },
      { scale: { mode: 'linear', low: bottom, high: top }, name: 'log₁₀ density' }, ink);
    const { inner } = frame;
    if (low < 0 && high > 0) {
      const zero = frame.px(0);
      frame.svg.append(svg('line', {
        x1: zero, x2: zero, y1: inner.y, y2: inner.y + inner.height, stroke: ink.quiet, 'stroke-dasharray': '3 3',
      }));
    }
    frame.svg.append(svg('path', {
      d: brokenLine(x.map((v) => frame.px(v)), logs.map((v) => frame.py(v))),
      fill: 'none', stroke: ink.loss, 'stroke-width': 2, 'stroke-linejoin': 'round',
    }));
    this.drawEnd(lambdaMax, 'largest', 'end', ink);
    this.drawEnd(lambdaMin, 'smallest', 'start', ink);
  }

  private drawEnd(value: number, name: string, anchor: 'start' | 'end', ink: Ink): void {
    if (!Number.isFinite(value)) return;
    const { frame } = this;
    const { inner } = frame;
    const at = frame.px(value);
    frame.svg.append(
      svg('path', {
        d: `M${at} ${inner.y + inner.height}l-5 -9l10 0Z`, fill: ink.accuracy, stroke: ink.page,
      }),
      text(`${name} λ ${short(value)}`, at + (anchor === 'end' ? -8 : 8), inner.y + inner.height - (anchor === 'end' ? 26 : 12), ink.text, {
        'text-anchor': anchor, stroke: ink.page, 'stroke-width': 3, 'paint-order': 'stroke',
      }));
  }
}
