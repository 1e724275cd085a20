// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { overlap, type Rect } from '../math/layout';
import type { Mark } from '../overlay/tube';
import { isColoured } from '../state/looks';
import type { Scales } from '../state/scales';
import type { ViewState } from '../state/view-state';
import { drawColourBar } from '../ui/colour-bar';
import { ink, type Ink } from '../ui/theme';
import { Axes } from './axes';
import { drawLineLabels } from './label-layer';
import { pill, ring } from './plates';
import { toScreen } from './screen';
import type { SurfacePanel } from './surface-panel';

/** What lies under the pointer. */
export interface Pick {
  panel: number;
  /** A measured node. */
  node: number;
  /** A path's checkpoint, where the pointer is on one. */
  mark: Mark | null;
}

/** Draws on the labels of one panel, after its axes. */
export type Painter = (
  c: CanvasRenderingContext2D, panel: SurfacePanel, rect: Rect, colours: Ink, taken: Rect[],
) => void;

/** Panels and where they are drawn. */
export interface Labelled {
  panels: SurfacePanel[];
  rects: Rect[];
  bars: Rect[];
  scales: Scales[];
  camera: THREE.PerspectiveCamera;
  state: ViewState;
  overlaid: boolean;
  /** Of overlaid panels, the one that brings axes and labels. */
  host: SurfacePanel;
  painters: Painter[];
  cursor: Pick | null;
}

/** Everything written on the panels: titles, axes, levels, names, the cursor and colour bars. */
export class PanelLabels {
  private readonly ink: Ink = ink();

  constructor(private readonly c: CanvasRenderingContext2D, private readonly on: Labelled) {}

  draw(): void {
    const { panels, rects, state, host, overlaid, painters } = this.on;
    panels.forEach((panel, i) => {
      const rect = rects[i];
      const guest = overlaid && panel !== host;
      if (!guest) this.drawHost(panel, rect);
      const taken = this.drawNames(panel, rect);
      if (state.paths) this.drawPathEnds(panel, rect, taken);
      for (const paint of painters) paint(this.c, panel, rect, this.ink, taken);
      if (overlaid) this.drawPlaneName(panel, i, rect);
      this.drawCursor(panel, i);
    });
    // A look without colours has nothing for a bar to explain.
    if (isColoured(state.look)) this.drawBars();
  }

  /** What a box has once: title, levels and axes. */
  private drawHost(panel: SurfacePanel, rect: Rect): void {
    const { panels, overlaid, state, camera } = this.on;
    if (panels.length > 1) {
      this.c.font = '600 14px system-ui, sans-serif';
      this.c.fillStyle = this.ink.text;
      this.c.textAlign = 'center';
      this.c.textBaseline = 'alphabetic';
      const names = overlaid ? panels : [panel];
      const title = names.map(({ plane }) => plane.name).join(' + ');
      this.c.fillText(title, rect.x + rect.width / 2, rect.y - 8, rect.width - 12);
    }
    if (state.lineLabels) this.drawLineLabels(panel, rect);
    const { label } = panel.plane.channels[panel.plane.loss];
    new Axes(this.c, panel, camera, rect, this.ink).draw(label);
  }

  private drawBars(): void {
    const { bars, panels, scales, state } = this.on;
    bars.forEach((rect, i) => {
      const { channel, colour, colourRange, map } = scales[i];
      const { label, unit, labels } = panels[i].plane.channels[channel];
      const name = unit === '' ? label : `${label} (${unit})`;
      drawColourBar(this.c, {
        scale: colour, range: colourRange, triples: panels[i].triples(map ?? state.map), labels,
        label: colour.mode === 'log' ? `${name}, log scale` : name,
      }, rect, this.ink);
    });
  }

  /** Overlaid planes are told apart at their borders, where they seldom meet. */
  private drawPlaneName(panel: SurfacePanel, i: number, rect: Rect): void {
    const along = 0.12 + (0.76 * i) / Math.max(1, this.on.panels.length - 1);
    const p = toScreen(panel.at(along, 0), this.on.camera, rect);
    pill(this.c, panel.plane.name, p.x, p.y, this.ink);
  }

  private drawLineLabels(panel: SurfacePanel, rect: Rect): void {
    const { camera } = this.on;
    const hidden = (at: THREE.Vector3) => panel.hides(camera.position, at);
    const taken: Rect[] = [];
    const { surface, floor } = panel.isolines.labels;
    if (this.on.state.surfaceLines) drawLineLabels(this.c, surface, camera, rect, this.ink, hidden, taken);
    if (this.on.state.floorLines) drawLineLabels(this.c, floor, camera, rect, this.ink, hidden, taken);
  }

  private drawPathEnds(panel: SurfacePanel, rect: Rect, taken: Rect[]): void {
    for (const { path, order, at } of panel.marks) {
      const last = path.points.length - 1;
      if (order !== 0 && order !== last) continue;
      const p = toScreen(at, this.on.camera, rect);
      pill(this.c, order === 0 ? 'start' : 'end', p.x, p.y - 20, this.ink);
      taken.push({ x: p.x - 18, y: p.y - 28, width: 36, height: 16 });
    }
  }

  /** Names above the pins; a name that would cover another moves up. */
  private drawNames(panel: SurfacePanel, rect: Rect): Rect[] {
    const taken: Rect[] = [];
    for (const pin of panel.pins) {
      const p = toScreen(pin.head, this.on.camera, rect);
      this.c.font = '600 11px system-ui, sans-serif';
      const width = this.c.measureText(pin.marker.label).width + 10;
      const box = { x: p.x - width / 2, y: p.y - 30, width, height: 16 };
      while (taken.some((other) => overlap(other, box))) box.y -= 17;
      taken.push(box);
      pill(this.c, pin.marker.label, p.x, box.y + 8, this.ink);
    }
    return taken;
  }

  /** The same node in every panel of the same grid: the cursor is linked as the camera is. */
  private drawCursor(panel: SurfacePanel, i: number): void {
    if (this.on.cursor === null) return;
    const { panel: from, node, mark } = this.on.cursor;
    const count = panel.plane.x.count * panel.plane.y!.count;
    const origin = this.on.panels[from].plane;
    if (i !== from && (mark !== null || !sameGrid(origin.x, panel.plane.x)
      || !sameGrid(origin.y!, panel.plane.y!) || node >= count)) return;
    const at = mark !== null && i === from ? mark.at : panel.nodeAt(node);
    const p = toScreen(at, this.on.camera, this.on.rects[i]);
    const foot = toScreen(
      new THREE.Vector3(at.x, -panel.box.gap, at.z), this.on.camera, this.on.rects[i]);
    this.c.strokeStyle = this.ink.text;
    this.c.setLineDash([3, 3]);
    this.c.beginPath();
    this.c.moveTo(p.x, p.y);
    this.c.lineTo(foot.x, foot.y);
    this.c.stroke();
    this.c.setLineDash([]);
    ring(this.c, p.x, p.y, 7, 4, '#11151d');
    ring(this.c, p.x, p.y, 7, 2, '#ffffff');
  }
}

function sameGrid(a: { min: number; max: number; count: number }, b: typeof a): boolean {
  return a.min === b.min && a.max === b.max && a.count === b.count;
}

