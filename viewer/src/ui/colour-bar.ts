// SPDX-License-Identifier: Apache-2.0
import { kindColour } from '../data/maps';
import { tick } from '../math/format';
import { heightOf, type Range, type Scale, spacedTicks } from '../math/height';
import type { Rect } from '../math/layout';
import type { Ink } from './theme';

export interface Bar {
  scale: Scale;
  range: Range;
  label: string;
  triples: Uint8Array;
  /** Names of kinds; a kind has a swatch, not a place on a bar. */
  labels?: string[] | undefined;
}

const THICK = 14;
const FONT = '12px system-ui, sans-serif';

/** Upright beside a panel, or lying below it where the rectangle is wider than high. */
export function drawColourBar(c: CanvasRenderingContext2D, bar: Bar, rect: Rect, ink: Ink): void {
  c.save();
  c.font = FONT;
  c.lineWidth = 1;
  if (bar.labels !== undefined) drawKinds(c, bar.label, bar.labels, rect, ink);
  else if (rect.width > rect.height) drawLying(c, bar, rect, ink);
  else drawUpright(c, bar, rect, ink);
  c.restore();
}

/** A swatch and a name a kind, in rows or in one column, as many as there is room for. */
function drawKinds(
  c: CanvasRenderingContext2D, title: string, labels: string[], rect: Rect, ink: Ink,
): void {
  const lying = rect.width > rect.height;
  const [stepX, stepY] = lying ? [72, 0] : [0, 19];
  const room = Math.floor(lying ? (rect.width - 32) / stepX : (rect.height - 80) / stepY);
  const shown = labels.slice(0, labels.length > room ? room - 1 : room);
  const x = rect.x + (lying ? 16 : 14);
  const y = rect.y + (lying ? 34 : Math.max(48, (rect.height - stepY * labels.length) / 2));
  c.fillStyle = ink.text;
  c.textAlign = 'left';
  c.textBaseline = 'middle';
  c.fillText(title, x, y - 20);
  shown.forEach((label, i) => {
    const [r, g, b] = kindColour(i);
    c.fillStyle = `rgb(${r},${g},${b})`;
    c.fillRect(x + i * stepX, y + i * stepY - 6, 12, 12);
    c.strokeStyle = ink.line;
    c.strokeRect(x + i * stepX + 0.5, y + i * stepY - 5.5, 11, 11);
    c.fillStyle = ink.text;
    c.fillText(label, x + i * stepX + 18, y + i * stepY + 0.5, 52);
  });
  if (shown.length < labels.length) {
    c.fillText(`+ ${labels.length - shown.length}`, x + shown.length * stepX, y + shown.length * stepY);
  }
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
