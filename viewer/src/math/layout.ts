// SPDX-License-Identifier: Apache-2.0

/** A rectangle in CSS pixels, from the top left. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Cuts a stage into `count` equal panels, in the number of columns that keeps them squarest. */
export function panelRects(count: number, width: number, height: number): Rect[] {
  let best = 1;
  let bestSide = 0;
  for (let columns = 1; columns <= count; columns++) {
    const side = Math.min(width / columns / 1.15, height / Math.ceil(count / columns));
    if (side > bestSide * 1.001) {
      best = columns;
      bestSide = side;
    }
  }
  const lines = Math.ceil(count / best);
  return Array.from({ length: count }, (_, i) => {
    const line = Math.floor(i / best);
    const inLine = line === lines - 1 ? count - best * (lines - 1) : best;
    const panelWidth = width / best;
    const indent = (width - inLine * panelWidth) / 2;
    return {
      x: indent + (i % best) * panelWidth,
      y: (line * height) / lines,
      width: panelWidth,
      height: height / lines,
    };
  });
}

/** The panel under a point, or −1. */
export function panelAt(rects: Rect[], x: number, y: number): number {
  return rects.findIndex(
    (r) => x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height);
}

/** How much larger than usual to write on a large stage. */
export function textScale(width: number, height: number): number {
  return Math.min(1.6, Math.max(1, Math.min(width / 1200, height / 760)));
}

export function scaled(r: Rect, by: number): Rect {
  return { x: r.x * by, y: r.y * by, width: r.width * by, height: r.height * by };
}

/** Whether two rectangles share a point. */
export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width
    && a.y < b.y + b.height && b.y < a.y + a.height;
}
