// SPDX-License-Identifier: Apache-2.0
import type { PointType } from '../data/topology';

/** Outlines in units of the symbol's radius; a minimum points down, a maximum up. */
export const OUTLINES: Record<PointType, [number, number][]> = {
  minimum: [[-0.95, -0.75], [0.95, -0.75], [0, 0.95]],
  maximum: [[-0.95, 0.75], [0.95, 0.75], [0, -0.95]],
  saddle: [
    [-0.95, -0.55], [-0.55, -0.95], [0, -0.4], [0.55, -0.95], [0.95, -0.55], [0.4, 0],
    [0.95, 0.55], [0.55, 0.95], [0, 0.4], [-0.55, 0.95], [-0.95, 0.55], [-0.4, 0]],
  degenerate: [[0, -1], [1, 0], [0, 1], [-1, 0]],
};

/** Told apart by shape and by lightness, so that colour alone carries nothing. */
export const FILLS: Record<PointType, string> = {
  minimum: '#2f7de1', maximum: '#d4493c', saddle: '#f2b632', degenerate: '#b9c0cc',
};

const DARK = '#11151d';

/** One symbol on a canvas; `faint` where the surface hides the point. */
export function drawSymbol(
  c: CanvasRenderingContext2D, type: PointType, x: number, y: number, radius: number, faint: boolean,
): void {
  c.save();
  c.globalAlpha = faint ? 0.3 : 1;
  c.beginPath();
  OUTLINES[type].forEach(([dx, dy], i) => {
    if (i === 0) c.moveTo(x + dx * radius, y + dy * radius);
    else c.lineTo(x + dx * radius, y + dy * radius);
  });
  c.closePath();
  c.lineJoin = 'round';
  c.strokeStyle = DARK;
  c.lineWidth = 4.5;
  c.stroke();
  c.strokeStyle = '#ffffff';
  c.lineWidth = 1.8;
  c.stroke();
  c.fillStyle = FILLS[type];
  c.fill();
  c.restore();
}
