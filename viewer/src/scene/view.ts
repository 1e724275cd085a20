// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { canOverlay } from '../data/window';
import { panelAt, type Rect, scaled } from '../math/layout';
import type { Mark } from '../overlay/tube';
import type { Scales } from '../state/scales';
import type { ViewState } from '../state/view-state';
import { ink } from '../ui/theme';
import { type Frame, OrbitCamera } from './camera';
import { type Labelled, type Painter, PanelLabels, type Pick } from './panel-labels';
import { around, barPlace, barRect, cut, inset } from './panel-rects';
import { toScreen } from './screen';
import { Stage } from './stage';
import type { SurfacePanel } from './surface-panel';

const PATH_REACH = 9;

export type { Painter, Pick } from './panel-labels';

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
    const bars = barPlace(this.size.width);
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
  static readonly cut = cut;

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
    new PanelLabels(c, this.labelled()).draw();
  }

  /** What labels are written on. */
  private labelled(): Labelled {
    const { panels, rects, bars, scales, state, cursor, painters, overlaid } = this;
    return {
      panels, rects, bars, scales, state, cursor, painters, overlaid,
      host: this.order()[0], camera: this.orbit.camera,
    };
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

  /**
   * Measured nodes under a lattice of points of one panel: what the reader looks at. Its rim is left
   * out, where a slanting view reaches far away.
   */
  seen(panel: number, lattice = 17, rim = 0.15): number[] {
    const rect = this.rects[panel];
    const nodes: number[] = [];
    for (let i = 0; i < lattice * lattice; i++) {
      const [u, v] = [i % lattice, Math.floor(i / lattice)].map(
        (k) => rim + (1 - 2 * rim) * (k / (lattice - 1)));
      const ray = this.ray(panel, rect.x + u * rect.width, rect.y + v * rect.height);
      const node = this.panels[panel].pick(ray);
      if (node >= 0) nodes.push(node);
    }
    return nodes;
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
