// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { tick } from '../math/format';
import { heightOf, spacedTicks } from '../math/height';
import { overlap, type Rect } from '../math/layout';
import { linearLevels } from '../math/levels';
import type { Ink } from '../ui/theme';
import { toScreen } from './screen';
import type { SurfacePanel } from './surface-panel';

const TICK_FONT = '12px system-ui, sans-serif';
const NAME_FONT = '600 13px system-ui, sans-serif';

/** Writes axis names and ticks around a panel's box, on the sides that face the reader. */
export class Axes {
  private readonly taken: Rect[] = [];

  constructor(
    private readonly c: CanvasRenderingContext2D,
    private readonly panel: SurfacePanel,
    private readonly camera: THREE.Camera,
    private readonly rect: Rect,
    private readonly ink: Ink,
  ) {}

  draw(heightLabel: string): void {
    const { width, depth, gap } = this.panel.box;
    const { x, y } = this.panel.plane;
    const looking = this.camera.getWorldDirection(new THREE.Vector3());
    const sideX = looking.x <= 1e-6 ? 1 : -1;
    const sideZ = looking.z <= 1e-6 ? 1 : -1;
    const floor = -gap;
    this.edge('α', linearLevels(x.min, x.max, 4), (value, out) => new THREE.Vector3(
      ((value - x.min) / (x.max - x.min) - 0.5) * width, floor, sideZ * (depth / 2 + out)),
    (x.min + x.max) / 2);
    this.edge('β', linearLevels(y!.min, y!.max, 4), (value, out) => new THREE.Vector3(
      sideX * (width / 2 + out), floor, (0.5 - (value - y!.min) / (y!.max - y!.min)) * depth),
    (y!.min + y!.max) / 2);
    this.heightAxis(heightLabel);
  }

  private edge(
    name: string, ticks: number[], at: (value: number, out: number) => THREE.Vector3, middle: number,
  ): void {
    for (const value of ticks) {
      const [from, to] = [this.screen(at(value, 0)), this.screen(at(value, 0.035))];
      this.stroke(from, to);
      this.text(tick(value), this.screen(at(value, 0.1)), TICK_FONT, this.ink.quiet);
    }
    // Further out where a tick's label is in the way.
    [0.22, 0.28, 0.34, 0.42].some(
      (out) => this.text(name, this.screen(at(middle, out)), NAME_FONT, this.ink.text));
  }

  /** On the box's leftmost upright edge; none where one looks down on it. */
  private heightAxis(label: string): void {
    const { width, depth, height, gap } = this.panel.box;
    const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]].map(
      ([sx, sz]) => new THREE.Vector3((sx * width) / 2, 0, (sz * depth) / 2));
    const left = corners.reduce(
      (best, corner) => (this.screen(corner).x < this.screen(best).x ? corner : best));
    const at = (h: number) => this.screen(new THREE.Vector3(left.x, h * height, left.z));
    const [bottom, top] = [at(0), at(1)];
    const length = bottom.y - top.y;
    if (length < 60) return;
    this.stroke(at(-gap / height), top);
    const { height: scale } = this.panel;
    for (const level of spacedTicks(scale, Math.max(3, length / 38), 20 / length)) {
      const p = at(heightOf(scale, level));
      this.stroke(p, new THREE.Vector2(p.x - 5, p.y));
      this.text(tick(level), new THREE.Vector2(p.x - 8, p.y), TICK_FONT, this.ink.quiet, 'right');
    }
    [14, 24, 34].some(
      (up) => this.text(label, new THREE.Vector2(top.x, top.y - up), NAME_FONT, this.ink.text));
  }

  /** Leaves out what would cover another label or leave the panel; false if so. */
  private text(
    text: string, at: THREE.Vector2, font: string, colour: string, align: CanvasTextAlign = 'center',
  ): boolean {
    const c = this.c;
    c.font = font;
    const width = c.measureText(text).width;
    let x = align === 'right' ? at.x - width : at.x - width / 2;
    x = Math.max(x, this.rect.x + 4);
    const box = { x: x - 2, y: at.y - 8, width: width + 4, height: 16 };
    const { rect } = this;
    if (box.x + box.width > rect.x + rect.width + 2) return false;
    if (box.y < rect.y || box.y + box.height > rect.y + rect.height + 2) return false;
    if (this.taken.some((other) => overlap(other, box))) return false;
    this.taken.push(box);
    c.fillStyle = colour;
    c.textAlign = 'left';
    c.textBaseline = 'middle';
    // A halo in the page's colour keeps the label readable over the surface.
    c.strokeStyle = this.ink.page;
    c.lineWidth = 3;
    c.lineJoin = 'round';
    c.strokeText(text, x, at.y);
    c.fillText(text, x, at.y);
    return true;
  }

  private stroke(from: THREE.Vector2, to: THREE.Vector2): void {
    const c = this.c;
    c.strokeStyle = this.ink.quiet;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(from.x, from.y);
    c.lineTo(to.x, to.y);
    c.stroke();
  }

  private screen(point: THREE.Vector3): THREE.Vector2 {
    return toScreen(point, this.camera, this.rect);
  }
}
