// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { overlap, type Rect } from '../math/layout';
import type { Ink } from '../ui/theme';
import { toScreen } from './screen';

/** A contour line's level, written along it. */
export interface LineLabel {
  text: string;
  at: THREE.Vector3;
  /** A point a little further along the line. */
  next: THREE.Vector3;
}

const FONT = '600 10.5px system-ui, sans-serif';
/** A label for so many pixels of a panel's width. */
const ROOM = 34;
const [FEWEST, MOST] = [5, 26];
/** A line seen along its own direction has no room for text. */
const SHORTEST = 0.45;

/** Draws the labels that the surface does not hide and that do not cover one another. */
export function drawLineLabels(
  c: CanvasRenderingContext2D, labels: LineLabel[], camera: THREE.PerspectiveCamera, rect: Rect,
  ink: Ink, hidden: (at: THREE.Vector3) => boolean, taken: Rect[],
): void {
  c.font = FONT;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.lineJoin = 'round';
  const perWorld = rect.height / (2 * Math.tan(THREE.MathUtils.degToRad(camera.fov) / 2));
  const most = Math.min(MOST, Math.max(FEWEST, Math.floor(rect.width / ROOM)));
  let drawn = 0;
  for (const { text, at, next } of labels) {
    if (drawn >= most) break;
    const p = toScreen(at, camera, rect);
    const q = toScreen(next, camera, rect);
    const full = at.distanceTo(next) * perWorld / camera.position.distanceTo(at);
    const [dx, dy] = [q.x - p.x, q.y - p.y];
    const length = Math.hypot(dx, dy);
    if (length < SHORTEST * full) continue;
    const box = { x: p.x - 13, y: p.y - 9, width: 26, height: 18 };
    if (!contains(rect, box) || taken.some((other) => overlap(other, box)) || hidden(at)) continue;
    taken.push(box);
    drawn++;
    c.save();
    c.translate(p.x, p.y);
    // Never upside down.
    c.rotate(dx < 0 ? Math.atan2(-dy, -dx) : Math.atan2(dy, dx));
    c.globalAlpha = 0.82;
    c.strokeStyle = ink.page;
    c.lineWidth = 3.2;
    c.strokeText(text, 0, 0.5);
    c.globalAlpha = 1;
    c.fillStyle = ink.text;
    c.fillText(text, 0, 0.5);
    c.restore();
  }
}

function contains(outer: Rect, inner: Rect): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width
    && inner.y + inner.height <= outer.y + outer.height;
}
