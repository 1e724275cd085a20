// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import type { Rect } from '../math/layout';
import type { Spot } from '../overlay/annotations';
import { declutter } from '../overlay/declutter';
import { drawSymbol } from '../overlay/symbols';
import { toScreen } from '../scene/screen';
import type { SurfacePanel } from '../scene/surface-panel';
import type { Painter } from '../scene/view';
import type { Ink } from '../ui/theme';
import type { Deck } from './deck';
import type { Inspector } from './inspector';
import type { PageContext } from './page-context';
import type { Sectioner } from './sectioner';

const RADIUS = 6.5;
const NAME = '600 11px system-ui, sans-serif';

/** Draws what lies on the surfaces: critical points with names, the section's ends, chosen pairs. */
export function painter(
  page: PageContext, inspector: Inspector, sectioner: Sectioner, deck: Deck,
): Painter {
  return (c, panel, rect, colours, taken) => {
    const { camera } = page.view!.orbit;
    const at = (point: THREE.Vector3) => toScreen(point, camera, rect);
    if (page.state.section !== null) drawSection(c, panel, page, sectioner, at, rect, colours, taken);
    if (page.state.points) drawPoints(c, panel, rect, colours, taken, camera, inspector.spot);
    drawPair(c, panel, deck, at);
  };
}

function drawPoints(
  c: CanvasRenderingContext2D, panel: SurfacePanel, rect: Rect, colours: Ink, taken: Rect[],
  camera: THREE.Camera, read: Spot | null,
): void {
  const spots = panel.annotations.spots.map((spot) => {
    const p = toScreen(spot.at, camera, rect);
    return { spot, x: p.x, y: p.y, hidden: panel.hides(camera.position, spot.at) };
  });
  for (const { spot, x, y, hidden } of [...spots].sort((a, b) => Number(b.hidden) - Number(a.hidden))) {
    const radius = spot.point.border ? RADIUS * 0.75 : RADIUS;
    drawSymbol(c, spot.point.type, x, y, spot === read ? radius * 1.5 : radius, hidden);
  }
  c.font = NAME;
  const open = spots.filter(({ hidden }) => !hidden);
  const symbols = open.map(({ x, y }) => (
    { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS }));
  const boxes = declutter(open.map(({ spot: { point }, x, y }) => ({
    x, y, width: c.measureText(point.label).width + 8, height: 15, weight: weightOf(point.persistence),
  })), RADIUS + 3, [...taken, ...symbols], rect);
  boxes.forEach((box, i) => {
    if (box !== null) tag(c, open[i].spot.point.label, box, colours);
  });
}

/** What never merges comes first, what is not known last. */
function weightOf(persistence: number): number {
  return Number.isNaN(persistence) ? -1 : persistence;
}

function tag(c: CanvasRenderingContext2D, name: string, box: Rect, colours: Ink): void {
  c.globalAlpha = 0.9;
  c.fillStyle = colours.page;
  c.beginPath();
  c.roundRect(box.x, box.y, box.width, box.height, 4);
  c.fill();
  c.globalAlpha = 1;
  c.fillStyle = colours.text;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillText(name, box.x + box.width / 2, box.y + box.height / 2 + 0.5);
}

function drawSection(
  c: CanvasRenderingContext2D, panel: SurfacePanel, page: PageContext, sectioner: Sectioner,
  at: (point: THREE.Vector3) => THREE.Vector2, rect: Rect, colours: Ink, taken: Rect[],
): void {
  const { ax, ay, bx, by } = page.state.section!;
  c.font = NAME;
  for (const [name, x, y] of [['A', ax, ay], ['B', bx, by]] as const) {
    if (!isInside(panel.plane, x, y)) continue;
    const p = at(panel.ground.place(x, y));
    const wish = { x: p.x, y: p.y, width: 16, height: 15, weight: 1 };
    const [box] = declutter([wish], 9, taken, rect);
    if (box !== null) tag(c, name, box, colours);
    if (box !== null) taken.push(box);
  }
  if (sectioner.share === null) return;
  const [x, y] = [ax + sectioner.share * (bx - ax), ay + sectioner.share * (by - ay)];
  if (!isInside(panel.plane, x, y)) return;
  const p = at(panel.ground.place(x, y));
  ring(c, p.x, p.y, '#ffe14d');
}

function drawPair(
  c: CanvasRenderingContext2D, panel: SurfacePanel, deck: Deck,
  at: (point: THREE.Vector3) => THREE.Vector2,
): void {
  if (deck.chosen === null || deck.chosen.plane !== panel.plane) return;
  const { pair } = deck.chosen;
  for (const [x, y, colour] of [
    [pair.birthX, pair.birthY, '#8ab8ff'], [pair.deathX, pair.deathY, '#ffb3a8']] as const) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const p = at(panel.ground.place(x, y));
    ring(c, p.x, p.y, colour);
  }
}

function ring(c: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  for (const [width, tint] of [[6, '#11151d'], [3, colour]] as const) {
    c.strokeStyle = tint;
    c.lineWidth = width;
    c.beginPath();
    c.arc(x, y, 10, 0, 2 * Math.PI);
    c.stroke();
  }
  c.lineWidth = 1;
}
