// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Scales } from '../data/scales';
import { overlap, panelAt, panelRects, type Rect, scaled } from '../math/layout';
import type { ViewState } from '../state';
import { Axes, toScreen } from '../ui/axes';
import { drawColourBar } from '../ui/colour-bar';
import { ink, type Ink } from '../ui/theme';
import { type Frame, OrbitCamera } from './camera';
import { drawLineLabels } from './label-layer';
import { isColoured } from './looks';
import type { Mark } from '../path/tube';
import { canOverlay } from './overlay';
import { Stage } from './stage';
import type { SurfacePanel } from './surface-panel';

const NARROW = 560;
const BAR_WIDTH = 92;
const BAR_HEIGHT = 58;
const TITLE_HEIGHT = 26;
const PATH_REACH = 9;

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

/** The three-dimensional part of the page: all planes, one camera, labels and colour bars. */
export class View {
  readonly orbit: OrbitCamera;
  private readonly stage: Stage;
  private scales: Scales[] = [];
  // All rectangles in units of `unit` CSS pixels: what is written grows with the stage.
  private unit = 1;
  private rects: Rect[] = [];
  private bars: Rect[] = [];
  private size = { width: 1, height: 1 };
  private pending = 0;
  private inMotion = false;
  private settle = 0;
  frames = 0;
  cursor: Pick | null = null;
  readonly painters: Painter[] = [];

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly overlay: HTMLCanvasElement,
    handle: HTMLElement,
    public panels: SurfacePanel[],
    private readonly state: ViewState,
    calm: boolean,
  ) {
    this.stage = new Stage(canvas);
    this.orbit = new OrbitCamera(handle, calm, () => this.request(true));
    handle.addEventListener('dblclick', (event) => this.approach(event.offsetX, event.offsetY));
    canvas.addEventListener('webglcontextrestored', () => this.request());
    this.setPanels(panels);
  }

  /** All planes over one another in one box, the first with floor and axes, the others translucent. */
  private get overlaid(): boolean {
    return this.state.arrange === 'overlay' && canOverlay(this.panels.map(({ plane }) => plane));
  }

  /** Overlaid planes from the lowest up: one looks through the upper ones at those below. */
  private order(): SurfacePanel[] {
    return this.overlaid
      ? [...this.panels].sort((a, b) => a.meanHeight - b.meanHeight) : this.panels;
  }

  /** Takes the planes' rectangles as `cut` made them; true where a panel's size has changed. */
  layout(width: number, height: number, unit: number, rects: Rect[], scales: Scales[]): boolean {
    this.size = { width: width / unit, height: height / unit };
    this.unit = unit;
    this.scales = scales;
    const before = this.rects[0];
    const bars = this.size.width < NARROW ? 'below' : 'beside';
    const order = this.order();
    for (const panel of this.panels) {
      const guest = this.overlaid && panel !== order[0];
      panel.setGuest(guest, guest ? this.state.opacity : 1);
    }
    const places = this.overlaid ? rects.map(() => around(rects)) : rects;
    this.rects = places.map((r) => inset(r, bars, this.panels.length > 1, this.ownBars));
    this.bars = this.ownBars
      ? rects.map((r) => barRect(r, bars))
      : [barRect({ x: 0, y: 0, ...this.size }, bars)];
    const [first] = this.rects;
    for (const panel of this.panels) panel.setResolution(first.width, first.height);
    this.stage.resize(width, height);
    this.orbit.setAspect(first.width / first.height);
    return before === undefined || before.width !== first.width || before.height !== first.height;
  }

  private get ownBars(): boolean {
    return this.panels.length > 1 && !this.state.shared && !this.overlaid;
  }

  /** Rectangles for `count` panels beside the strip that a common colour bar needs. */
  static cut(count: number, width: number, height: number, ownBars: boolean): Rect[] {
    if (ownBars) return panelRects(count, width, height);
    return width < NARROW
      ? panelRects(count, width, height - BAR_HEIGHT)
      : panelRects(count, width - BAR_WIDTH, height);
  }

  /** Shows other panels; `layout` must follow. */
  setPanels(panels: SurfacePanel[]): void {
    this.panels = panels;
    this.cursor = null;
    const { dark } = ink();
    for (const panel of panels) {
      panel.setTheme(dark);
      panel.changed = () => this.request();
    }
  }

  setTheme(): void {
    const { dark } = ink();
    for (const panel of this.panels) panel.setTheme(dark);
    this.request();
  }

  resetCamera(): void {
    this.fromAbove = false;
    this.orbit.reset(...this.subject());
    this.request();
  }

  /** After a change of size: the same kind of view, unless the reader has moved it. */
  refit(): void {
    if (this.orbit.touched) return;
    if (this.fromAbove) this.topView();
    else this.resetCamera();
  }

  private fromAbove = false;

  topView(): void {
    this.fromAbove = true;
    const { width, height } = this.rects[0];
    const [points] = this.subject();
    this.orbit.top(points, {
      left: 24 / width, right: 1 - 64 / width, top: 60 / height, bottom: 1 - 54 / height,
    });
    this.request();
  }

  /** What the camera should show, and in which part of a panel. */
  subject(): [THREE.Vector3[], Frame] {
    return [this.panels.flatMap((panel) => panel.outline()), this.frame()];
  }

  /** Leaves room for axis labels. */
  private frame(): Frame {
    const { width, height } = this.rects[0];
    const left = Math.min(0.14, 46 / width);
    return {
      left, right: 1 - Math.min(0.06, 20 / width),
      top: Math.min(0.1, 26 / height), bottom: 1 - Math.min(0.1, 26 / height),
    };
  }

  /** Asks for a frame; nothing is drawn while nothing changes. */
  request(moving = false): void {
    this.inMotion ||= moving;
    if (this.pending !== 0) return;
    // Frames still being drawn hold up the next one: the wait tells how fast the machine is.
    const asked = performance.now();
    this.pending = requestAnimationFrame(() => this.frameAt(performance.now() - asked));
  }

  private frameAt(waited: number): void {
    const moving = this.inMotion;
    this.inMotion = false;
    this.pending = 0;
    if (moving) this.stage.learn(waited);
    const gliding = this.orbit.step();
    this.draw(moving);
    if (gliding) this.request(true);
    if (moving) {
      clearTimeout(this.settle);
      this.settle = window.setTimeout(() => this.request(), Stage.settleMs);
    }
  }

  /** Draws at once: scenes, then labels. */
  draw(moving = false): void {
    if (!this.inMotion) {
      // A still picture that was asked for is this one.
      cancelAnimationFrame(this.pending);
      this.pending = 0;
    }
    this.stage.draw(this.order(), this.cssRects, this.orbit.camera, moving);
    this.drawOverlay(Stage.sharpRatio());
    this.frames++;
  }

  /**
   * Draws sharper, hands both canvases to `use`, and draws as before. `use` must read them at
   * once: the browser clears what is not shown.
   */
  snapshot<T>(ratio: number, use: (scene: HTMLCanvasElement, labels: HTMLCanvasElement) => T): T {
    this.stage.drawAt(ratio, this.order(), this.cssRects, this.orbit.camera);
    this.drawOverlay(ratio);
    const result = use(this.canvas, this.overlay);
    this.draw();
    return result;
  }

  private get cssRects(): Rect[] {
    return this.rects.map((r) => scaled(r, this.unit));
  }

  private drawOverlay(pixelRatio: number): void {
    const ratio = pixelRatio * this.unit;
    this.overlay.width = Math.round(this.size.width * ratio);
    this.overlay.height = Math.round(this.size.height * ratio);
    const c = this.overlay.getContext('2d')!;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawLabels(c);
  }

  private drawLabels(c: CanvasRenderingContext2D): void {
    const colours = ink();
    const [host] = this.order();
    this.panels.forEach((panel, i) => {
      const rect = this.rects[i];
      const guest = this.overlaid && panel !== host;
      if (this.panels.length > 1 && !guest) {
        c.font = '600 14px system-ui, sans-serif';
        c.fillStyle = colours.text;
        c.textAlign = 'center';
        c.textBaseline = 'alphabetic';
        const name = this.overlaid
          ? this.panels.map(({ plane }) => plane.name).join(' + ') : panel.plane.name;
        c.fillText(name, rect.x + rect.width / 2, rect.y - 8, rect.width - 12);
      }
      if (this.state.lineLabels && !guest) this.drawLineLabels(c, panel, rect, colours);
      const loss = panel.plane.channels[panel.plane.loss];
      if (!guest) new Axes(c, panel, this.orbit.camera, rect, colours).draw(loss.label);
      const taken = this.drawNames(c, panel, rect, colours);
      if (this.state.paths) this.drawPathEnds(c, panel, rect, colours, taken);
      for (const paint of this.painters) paint(c, panel, rect, colours, taken);
      if (this.overlaid) this.drawPlaneName(c, panel, i, rect, colours);
      this.drawCursor(c, panel, i, colours);
    });
    if (!isColoured(this.state.look)) return;
    this.bars.forEach((rect, i) => {
      const { plane } = this.panels[i];
      const { channel, colour, colourRange, map } = this.scales[i];
      const { label, unit, labels } = plane.channels[channel];
      drawColourBar(c, {
        scale: colour, range: colourRange, triples: this.panels[i].triples(map ?? this.state.map), labels,
        label: (unit === '' ? label : `${label} (${unit})`)
          + (colour.mode === 'log' ? ', log scale' : ''),
      }, rect, colours);
    });
  }

  /** Overlaid planes are told apart at their borders, where they seldom meet. */
  private drawPlaneName(
    c: CanvasRenderingContext2D, panel: SurfacePanel, i: number, rect: Rect, colours: Ink,
  ): void {
    const along = 0.12 + (0.76 * i) / Math.max(1, this.panels.length - 1);
    const p = toScreen(panel.at(along, 0), this.orbit.camera, rect);
    pill(c, panel.plane.name, p.x, p.y, colours);
  }

  private drawLineLabels(
    c: CanvasRenderingContext2D, panel: SurfacePanel, rect: Rect, colours: Ink,
  ): void {
    const { camera } = this.orbit;
    const hidden = (at: THREE.Vector3) => panel.hides(camera.position, at);
    const taken: Rect[] = [];
    const { surface, floor } = panel.labels;
    if (this.state.surfaceLines) drawLineLabels(c, surface, camera, rect, colours, hidden, taken);
    if (this.state.floorLines) drawLineLabels(c, floor, camera, rect, colours, hidden, taken);
  }

  private drawPathEnds(
    c: CanvasRenderingContext2D, panel: SurfacePanel, rect: Rect, colours: Ink, taken: Rect[],
  ): void {
    for (const { path, order, at } of panel.marks) {
      const last = path.points.length - 1;
      if (order !== 0 && order !== last) continue;
      const p = toScreen(at, this.orbit.camera, rect);
      pill(c, order === 0 ? 'start' : 'end', p.x, p.y - 20, colours);
      taken.push({ x: p.x - 18, y: p.y - 28, width: 36, height: 16 });
    }
  }

  /** Names above the pins; a name that would cover another moves up. */
  private drawNames(
    c: CanvasRenderingContext2D, panel: SurfacePanel, rect: Rect, colours: Ink,
  ): Rect[] {
    const taken: Rect[] = [];
    for (const pin of panel.pins) {
      const p = toScreen(pin.head, this.orbit.camera, rect);
      c.font = '600 11px system-ui, sans-serif';
      const width = c.measureText(pin.marker.label).width + 10;
      const box = { x: p.x - width / 2, y: p.y - 30, width, height: 16 };
      while (taken.some((other) => overlap(other, box))) box.y -= 17;
      taken.push(box);
      pill(c, pin.marker.label, p.x, box.y + 8, colours);
    }
    return taken;
  }

  /** The same node in every panel of the same grid: the cursor is linked as the camera is. */
  private drawCursor(
    c: CanvasRenderingContext2D, panel: SurfacePanel, i: number, colours: Ink,
  ): void {
    if (this.cursor === null) return;
    const { panel: from, node, mark } = this.cursor;
    const count = panel.plane.x.count * panel.plane.y!.count;
    const origin = this.panels[from].plane;
    if (i !== from && (mark !== null || !sameGrid(origin.x, panel.plane.x)
      || !sameGrid(origin.y!, panel.plane.y!) || node >= count)) return;
    const at = mark !== null && i === from ? mark.at : panel.nodeAt(node);
    const p = toScreen(at, this.orbit.camera, this.rects[i]);
    const foot = toScreen(
      new THREE.Vector3(at.x, -panel.box.gap, at.z), this.orbit.camera, this.rects[i]);
    c.strokeStyle = colours.text;
    c.setLineDash([3, 3]);
    c.beginPath();
    c.moveTo(p.x, p.y);
    c.lineTo(foot.x, foot.y);
    c.stroke();
    c.setLineDash([]);
    ring(c, p.x, p.y, 7, 4, '#11151d');
    ring(c, p.x, p.y, 7, 2, '#ffffff');
  }

  /** The node or checkpoint under a point of the stage. */
  pick(cssX: number, cssY: number): Pick | null {
    const [x, y] = [cssX / this.unit, cssY / this.unit];
    const panel = this.panelUnder(x, y);
    if (panel < 0) return null;
    const mark = this.markNear(panel, x, y);
    const node = this.panels[panel].pick(this.ray(panel, x, y));
    return node < 0 && mark === null ? null : { panel, node, mark };
  }

  private ray(panel: number, x: number, y: number): THREE.Ray {
    const rect = this.rects[panel];
    const caster = new THREE.Raycaster();
    caster.setFromCamera(new THREE.Vector2(
      ((x - rect.x) / rect.width) * 2 - 1, 1 - ((y - rect.y) / rect.height) * 2),
    this.orbit.camera);
    return caster.ray;
  }

  /** The place on a surface under a point of the stage, between nodes too. */
  surfaceAt(cssX: number, cssY: number): { panel: number; x: number; y: number } | null {
    const [x, y] = [cssX / this.unit, cssY / this.unit];
    const panel = this.panelUnder(x, y);
    const hit = panel < 0 ? null : this.panels[panel].meet(this.ray(panel, x, y));
    if (hit === null) return null;
    const { x: a, y: b } = this.panels[panel].plane;
    return { panel, x: a.min + hit.u * (a.max - a.min), y: b!.min + hit.v * (b!.max - b!.min) };
  }

  /** Goes nearer to the place on a surface under a point of the stage. */
  private approach(cssX: number, cssY: number): void {
    const [x, y] = [cssX / this.unit, cssY / this.unit];
    const panel = this.panelUnder(x, y);
    const hit = panel < 0 ? null : this.panels[panel].meet(this.ray(panel, x, y));
    if (hit === null) return;
    this.orbit.approach(this.panels[panel].at(hit.u, hit.v));
    this.request(true);
  }

  /** Where a point of a panel's scene appears on the stage, in CSS pixels. */
  project(panel: number, point: THREE.Vector3): THREE.Vector2 {
    return toScreen(point, this.orbit.camera, this.rects[panel]).multiplyScalar(this.unit);
  }

  /** The panel at a point; of overlaid planes, the one that is met first. */
  private panelUnder(x: number, y: number): number {
    const under = panelAt(this.rects, x, y);
    if (under < 0 || !this.overlaid) return under;
    const ray = this.ray(under, x, y);
    const away = this.panels.map((panel) => panel.meet(ray)?.distance ?? Infinity);
    return away.indexOf(Math.min(...away));
  }

  private markNear(panel: number, x: number, y: number): Mark | null {
    let best: Mark | null = null;
    let reach = PATH_REACH;
    const shown = this.state.paths ? this.panels[panel].marks : [];
    for (const mark of [...shown, ...this.panels[panel].models]) {
      const p = toScreen(mark.at, this.orbit.camera, this.rects[panel]);
      const away = Math.hypot(p.x - x, p.y - y);
      if (away < reach) [best, reach] = [mark, away];
    }
    return best;
  }

  /** Where a node appears on the stage, in CSS pixels. */
  locate(panel: number, node: number): THREE.Vector2 {
    return toScreen(this.panels[panel].nodeAt(node), this.orbit.camera, this.rects[panel])
      .multiplyScalar(this.unit);
  }

  /** Where the pins' heads appear on the stage, in CSS pixels. */
  locateModels(panel: number): THREE.Vector2[] {
    return this.panels[panel].pins.map(({ head }) => (
      toScreen(head, this.orbit.camera, this.rects[panel]).multiplyScalar(this.unit)));
  }

  get triangles(): number {
    return this.stage.triangles;
  }
}

function sameGrid(a: { min: number; max: number; count: number }, b: typeof a): boolean {
  return a.min === b.min && a.max === b.max && a.count === b.count;
}

/** The smallest rectangle around all. */
function around(rects: Rect[]): Rect {
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return {
    x, y, width: Math.max(...rects.map((r) => r.x + r.width)) - x,
    height: Math.max(...rects.map((r) => r.y + r.height)) - y,
  };
}

function inset(r: Rect, bars: 'below' | 'beside', titled: boolean, ownBar: boolean): Rect {
  const title = titled ? TITLE_HEIGHT : 0;
  return {
    x: r.x,
    y: r.y + title,
    width: r.width - (ownBar && bars === 'beside' ? BAR_WIDTH : 0),
    height: r.height - title - (ownBar && bars === 'below' ? BAR_HEIGHT : 0),
  };
}

function barRect(r: Rect, bars: 'below' | 'beside'): Rect {
  return bars === 'below'
    ? { x: r.x, y: r.y + r.height - BAR_HEIGHT, width: r.width, height: BAR_HEIGHT }
    : { x: r.x + r.width - BAR_WIDTH, y: r.y, width: BAR_WIDTH, height: r.height };
}

function pill(c: CanvasRenderingContext2D, text: string, x: number, y: number, colours: Ink): void {
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

function ring(
  c: CanvasRenderingContext2D, x: number, y: number, radius: number, width: number, colour: string,
): void {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.stroke();
  c.lineWidth = 1;
}
