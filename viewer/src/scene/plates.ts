// SPDX-License-Identifier: Apache-2.0
import type { Ink } from '../ui/theme';

/** A short text on a plate of the page's colour. */
export function pill(c: CanvasRenderingContext2D, text: string, x: number, y: number, colours: Ink): void {
  c.font = '600 11px system-ui, sans-serif';
  const width = c.measureText(text).width + 10;
  c.globalAlpha = 0.88;
  c.fillStyle = colours.page;
  c.beginPath();
  c.roundRect(x - width / 2, y - 8, width, 16, 5);
  c.fill();
  c.globalAlpha = 1;
  c.fillStyle = colours.text;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillText(text, x, y + 0.5);
}

export function ring(
  c: CanvasRenderingContext2D, x: number, y: number, radius: number, width: number, colour: string,
): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.stroke();
  c.lineWidth = 1;
}
