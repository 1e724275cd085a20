// SPDX-License-Identifier: Apache-2.0
import { tick } from '../math/format';
import { heightOf, type Range, type Scale, spacedTicks } from '../math/height';
import type { Rect } from '../math/layout';
import type { Ink } from './theme';

export interface Bar {
  scale: Scale;
  range: Range;
  label: string;
  triples: Uint8Array;
}

const THICK = 14;
const FONT = '12px system-ui, sans-serif';

/** Upright beside a panel, or lying below it where the rectangle is wider than high. */
export function drawColourBar(c: CanvasRenderingContext2D, bar: Bar, rect: Rect, ink: Ink): void {
  c.save();
  c.font = FONT;
  c.lineWidth = 1;
  if (rect.width > rect.height) drawLying(c, bar, rect, ink);
  else drawUpright(c, bar, rect, ink);
  c.restore();
}

function drawUpright(c: CanvasRenderingContext2D, bar: Bar, rect: Rect, ink: Ink): void {
  const length = Math.min(rect.height - 72, 420);
  const x = rect.x + 26;
  const y = rect.y + (rect.height - length) / 2;
  const gradient = c.createLinearGradient(0, y + length, 0, y);
  fillStops(gradient, bar.triples);
  c.fillStyle = gradient;
  c.fillRect(x, y, THICK, length);
  c.strokeStyle = ink.line;
  c.strokeRect(x + 0.5, y + 0.5, THICK - 1, length - 1);
  c.fillStyle = ink.text;
  c.textAlign = 'left';
  c.textBaseline = 'middle';
  for (const level of spacedTicks(bar.scale, Math.max(3, length / 40), 22 / length)) {
    const at = Math.round(y + length * (1 - heightOf(bar.scale, level))) + 0.5;
    line(c, ink.quiet, x + THICK, at, x + THICK + 4, at);
    c.fillText(tick(level), x + THICK + 7, at);
  }
  if (bar.range.high > bar.scale.high) {
    c.textAlign = 'center';
    c.fillText(`above ${tick(bar.scale.high)}: cut`, rect.x + rect.width / 2 - 4, y - 12);
  }
  c.translate(rect.x + 12, y + length / 2);
  c.rotate(-Math.PI / 2);
  c.textAlign = 'center';
  c.fillStyle = ink.text;
  c.fillText(bar.label, 0, 0, length + 60);
}

function drawLying(c: CanvasRenderingContext2D, bar: Bar, rect: Rect, ink: Ink): void {
  const length = Math.min(rect.width - 48, 520);
  const x = rect.x + (rect.width - length) / 2;
  const y = rect.y + 20;
  const gradient = c.createLinearGradient(x, 0, x + length, 0);
  fillStops(gradient, bar.triples);
  c.fillStyle = gradient;
  c.fillRect(x, y, length, THICK - 3);
  c.strokeStyle = ink.line;
  c.strokeRect(x + 0.5, y + 0.5, length - 1, THICK - 4);
  c.fillStyle = ink.text;
  c.textAlign = 'center';
  c.textBaseline = 'alphabetic';
  const cut = bar.range.high > bar.scale.high ? ` (cut above ${tick(bar.scale.high)})` : '';
  c.fillText(bar.label + cut, x + length / 2, y - 6, length);
  for (const level of spacedTicks(bar.scale, Math.max(3, length / 60), 38 / length)) {
    const at = Math.round(x + length * heightOf(bar.scale, level)) + 0.5;
    line(c, ink.quiet, at, y + THICK - 3, at, y + THICK + 1);
    c.fillText(tick(level), at, y + THICK + 13);
  }
}

function fillStops(gradient: CanvasGradient, triples: Uint8Array): void {
  for (let i = 0; i <= 64; i++) {
    const at = 3 * Math.round((i / 64) * 255);
    gradient.addColorStop(i / 64, `rgb(${triples[at]},${triples[at + 1]},${triples[at + 2]})`);
  }
}

function line(
  c: CanvasRenderingContext2D, colour: string, x0: number, y0: number, x1: number, y1: number,
): void {
  c.strokeStyle = colour;
  c.beginPath();
  c.moveTo(x0, y0);
  c.lineTo(x1, y1);
  c.stroke();
}
