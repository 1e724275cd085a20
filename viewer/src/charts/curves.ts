// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from '../data/model';
import type { Rect } from '../math/layout';
import type { Scales } from '../state/scales';
import { nodeRows, type Readout } from '../ui/readout';
import type { Ink } from '../ui/theme';
import { Curve } from './curve';

const CARD_TOP = 60;

/** The page's lines as curves on the stage, read by pointer, touch and keys. */
export class Curves {
  readonly all: Curve[];

  constructor(
    lines: Landscape[], titled: boolean, private readonly stage: HTMLElement,
    private readonly readout: Readout,
  ) {
    this.all = lines.map((line) => new Curve(line, titled));
    for (const curve of this.all) this.bind(curve);
  }

  /** Another measurement of one of the lines. */
  replace(old: Landscape, line: Landscape): void {
    for (const curve of this.all) if (curve.line === old) curve.line = line;
  }

  draw(rects: Rect[], unit: number, scaleOf: (line: Landscape) => Scales, ink: Ink): void {
    this.all.forEach((curve, i) => curve.draw(rects[i], unit, scaleOf(curve.line), ink));
  }

  private bind(curve: Curve): void {
    const { svg } = curve;
    this.stage.append(svg);
    const pointAt = (event: PointerEvent) => {
      if (this.readout.pinned) return;
      this.show(curve, curve.nodeAt(event.clientX - svg.getBoundingClientRect().left));
    };
    let node = Math.floor(curve.line.x.count / 2);
    svg.addEventListener('pointermove', pointAt);
    svg.addEventListener('pointerdown', (event) => {
      const pin = !this.readout.pinned;
      this.readout.hide();
      pointAt(event);
      this.readout.pin(pin);
    });
    svg.addEventListener('pointerleave', () => {
      if (this.readout.pinned) return;
      this.letGo();
    });
    svg.addEventListener('keydown', (event) => {
      const last = curve.line.x.count - 1;
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      node = Math.min(last, Math.max(0, node + step));
      this.show(curve, node);
      this.readout.say(curve.line.name, nodeRows(curve.line, node));
    });
  }

  private show(curve: Curve, node: number): void {
    // Lines are linked: the same place is marked on each that has it.
    for (const other of this.all) other.mark(other === curve ? node : other.counterpart(curve.line, node));
    if (node < 0) return this.readout.hide();
    const box = this.stage.getBoundingClientRect();
    const own = curve.svg.getBoundingClientRect();
    const at = own.left - box.left + curve.cssX(node);
    this.readout.show(
      curve.line.name, nodeRows(curve.line, node), at, own.top - box.top + CARD_TOP, this.stage);
  }

  letGo(): void {
    for (const curve of this.all) curve.mark(-1);
    this.readout.hide();
  }
}
