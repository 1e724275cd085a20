// SPDX-License-Identifier: Apache-2.0
import { panelRects, type Rect } from '../math/layout';

const NARROW = 560;
const BAR_WIDTH = 92;
const BAR_HEIGHT = 58;
const TITLE_HEIGHT = 26;

export type BarPlace = 'below' | 'beside';

/** On a narrow stage colour bars lie below the panels. */
export function barPlace(width: number): BarPlace {
  return width < NARROW ? 'below' : 'beside';
}

/** Rectangles for `count` panels beside the strip that a common colour bar needs. */
export function cut(count: number, width: number, height: number, ownBars: boolean): Rect[] {
  if (ownBars) return panelRects(count, width, height);
  return barPlace(width) === 'below'
    ? panelRects(count, width, height - BAR_HEIGHT)
    : panelRects(count, width - BAR_WIDTH, height);
}

/** The smallest rectangle around all. */
export function around(rects: Rect[]): Rect {
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return {
    x, y, width: Math.max(...rects.map((r) => r.x + r.width)) - x,
    height: Math.max(...rects.map((r) => r.y + r.height)) - y,
  };
}

/** A panel's picture: without its title, and without a bar of its own. */
export function inset(r: Rect, bars: BarPlace, titled: boolean, ownBar: boolean): Rect {
  const title = titled ? TITLE_HEIGHT : 0;
  return {
    x: r.x,
    y: r.y + title,
    width: r.width - (ownBar && bars === 'beside' ? BAR_WIDTH : 0),
    height: r.height - title - (ownBar && bars === 'below' ? BAR_HEIGHT : 0),
  };
}

/** Where a colour bar is drawn. */
export function barRect(r: Rect, bars: BarPlace): Rect {
  return bars === 'below'
    ? { x: r.x, y: r.y + r.height - BAR_HEIGHT, width: r.width, height: BAR_HEIGHT }
    : { x: r.x + r.width - BAR_WIDTH, y: r.y, width: BAR_WIDTH, height: r.height };
}
