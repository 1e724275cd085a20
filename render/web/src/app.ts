// SPDX-License-Identifier: Apache-2.0
import { grouped, honestyNotes, provenanceLine } from './data/caption';
import type { Landscape, PageData } from './data/model';
import { commonRange, firstState, type Scales, scalesOf } from './data/scales';
import { place, summary } from './data/summary';
import { type Rect, scaled, textScale } from './math/layout';
import { sameUnits } from './scene/sheet';
import { SurfacePanel } from './scene/surface-panel';
import { type Pick, View } from './scene/view';
import type { ViewState } from './state';
import { type Change, Controls } from './ui/controls';
import { Curve } from './ui/curve';
import { byId, element } from './ui/dom';
import { turnLight } from './ui/light-control';
import { lookKeys, nextLook } from './ui/look-control';
import { bindKeys } from './ui/keys';
import { composePng, download, imageOf, type Layer, PNG_RATIO } from './ui/picture';
import { nodeRows, pathRows, Readout, type Row } from './ui/readout';
import { ink, onSystemTheme, toggleTheme, wantsCalm } from './ui/theme';

/** The page: state, panels and what happens when one of them changes. */
export class App {
  readonly view: View | null;
  private readonly state: ViewState;
  private readonly stage = byId('stage');
  private readonly planes: Landscape[];
  private readonly curves: Curve[];
  private readonly controls: Controls;
  private readonly readout = new Readout();
  private scales: Scales[];
  private rects: Rect[] = [];
  private size = { width: 0, height: 0 };

  constructor(private readonly data: PageData) {
    const { landscapes, maps } = data;
    this.state = firstState(landscapes, maps.keys());
    this.scales = scalesOf(landscapes, this.state);
    this.planes = landscapes.filter((l) => l.y !== null);
    this.curves = landscapes.filter((l) => l.y === null)
      .map((line) => new Curve(line, landscapes.length > 1));
    this.writeWords();
    this.controls = new Controls(
      this.state, commonRange(landscapes), landscapes, [...maps.keys()],
      (change) => this.update(change));
    // Captions first: they decide how high the stage is, and so the drawing buffer.
    this.writeCaptions();
    this.view = this.planes.length > 0 ? this.makeView() : null;
    for (const curve of this.curves) this.addCurve(curve);
    byId('controls').addEventListener('submit', (event) => event.preventDefault());
    this.bindButtons();
    this.layout();
    new ResizeObserver(() => this.resized()).observe(this.stage);
  }

  private makeView(): View | null {
    const canvas = byId<HTMLCanvasElement>('scene');
    const overlay = byId<HTMLCanvasElement>('labels');
    const panels = this.planes.map(
      (plane) => new SurfacePanel(plane, this.data.maps, this.scaleOf(plane), this.state));
    try {
      const view = new View(
        canvas, overlay, byId('scene-focus'), panels, this.state, wantsCalm());
      this.bindPointer(view);
      view.setTheme();
      return view;
    } catch (error) {
      console.warn(`no three-dimensional view: ${String(error)}`);
      canvas.remove();
      overlay.remove();
      document.documentElement.classList.add('no-webgl');
      return null;
    }
  }

  private scaleOf(landscape: Landscape): Scales {
    return this.scales[this.data.landscapes.indexOf(landscape)];
  }

  private writeWords(): void {
    const { landscapes } = this.data;
    this.stage.style.setProperty('--panels', String(landscapes.length));
    byId('title').textContent = this.data.title;
    byId('summary').textContent = landscapes.map(summary).join(' ');
    byId('about-axes').hidden = landscapes.every((l) => l.y === null);
    byId('about-curve').hidden = landscapes.every((l) => l.y !== null);
    byId('about-path').hidden = landscapes.every((l) => l.paths.length === 0);
  }

  /** Provenance and everything the picture hides; renewed with every switch. */
  private captions(): string[] {
    return grouped(this.data.landscapes.map((landscape) => {
      const { height, heightRange } = this.scaleOf(landscape);
      const notes = honestyNotes(landscape, height, heightRange);
      if (landscape.y !== null && !sameUnits(landscape)) {
        notes.push('α and β are not drawn to the same scale');
      }
      return [landscape.name, `${provenanceLine(landscape)}. ${capital(notes.join('; '))}.`];
    }));
  }

  private writeCaptions(): void {
    byId('caption').replaceChildren(...this.captions().map((text) => element('p', text)));
  }

  private update(change: Change): void {
    const { view } = this;
    this.scales = scalesOf(this.data.landscapes, this.state);
    this.writeCaptions();
    view?.panels.forEach((panel) => {
      const scales = this.scaleOf(panel.plane);
      if (change === 'show') panel.show(this.state);
      else if (change === 'light') panel.relight(this.state);
      else if (change === 'colour') panel.recolour(scales, this.state);
      else panel.reshape(scales, this.state);
    });
    this.layout();
  }

  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width !== this.size.width || height !== this.size.height) this.layout();
  }

  private layout(): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width < 10 || height < 10) return;
    this.size = { width, height };
    const unit = textScale(width, height);
    const count = this.planes.length + this.curves.length;
    const ownBars = this.planes.length > 1 && !this.state.shared;
    this.rects = View.cut(
      count, width / unit, height / unit, ownBars || this.planes.length === 0);
    const colours = ink();
    this.curves.forEach((curve, i) => {
      const rect = this.rects[this.planes.length + i];
      curve.draw(rect, unit, this.scaleOf(curve.line), colours);
    });
    const { view } = this;
    if (view === null) return;
    const resized = view.layout(
      width, height, unit, this.rects.slice(0, this.planes.length),
      this.planes.map((plane) => this.scaleOf(plane)));
    if (resized && !view.orbit.touched) view.orbit.reset(...view.subject());
    view.draw();
  }

  private bindButtons(): void {
    const { controls, view } = this;
    const reset = () => view?.resetCamera();
    const top = () => view?.topView();
    const about = byId<HTMLDialogElement>('about');
    const actions: Record<string, () => void> = {
      reset, top, save: () => void this.savePng(), theme: () => this.switchTheme(),
      help: () => about.showModal(),
    };
    for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);
    onSystemTheme(() => this.themed());
    bindKeys(byId('scene-focus'), {
      R: reset, V: top, S: () => void this.savePng(), H: () => controls.nextMode(),
      C: () => controls.nextMap(), I: () => controls.flip('surface-lines'),
      F: () => controls.flip('floor-lines'), G: () => controls.flip('grid'),
      L: () => controls.flip('line-labels'), T: () => nextLook(), '[': () => turnLight(-15),
      ']': () => turnLight(15), ...lookKeys(),
      P: () => controls.flip('paths'), '?': () => about.showModal(), Escape: () => this.unpin(),
    }, view === null ? {} : {
      ArrowLeft: () => view.orbit.turn(-1, 0), ArrowRight: () => view.orbit.turn(1, 0),
      ArrowUp: () => view.orbit.turn(0, 1), ArrowDown: () => view.orbit.turn(0, -1),
      'Shift+ArrowLeft': () => view.orbit.pan(-1, 0), 'Shift+ArrowRight': () => view.orbit.pan(1, 0),
      'Shift+ArrowUp': () => view.orbit.pan(0, 1), 'Shift+ArrowDown': () => view.orbit.pan(0, -1),
      '+': () => view.orbit.zoom(1 / 1.12), '=': () => view.orbit.zoom(1 / 1.12),
      '-': () => view.orbit.zoom(1.12),
      A: () => this.walk(-1, 0), D: () => this.walk(1, 0),
      W: () => this.walk(0, 1), X: () => this.walk(0, -1),
    });
  }

  private switchTheme(): void {
    toggleTheme();
    this.themed();
  }

  private themed(): void {
    this.view?.setTheme();
    this.layout();
  }

  private bindPointer(view: View): void {
    const surface = byId('scene-focus');
    let down: { x: number; y: number } | null = null;
    surface.addEventListener('pointerdown', (e) => (down = { x: e.clientX, y: e.clientY }));
    surface.addEventListener('pointermove', (e) => {
      if (e.buttons !== 0 || e.pointerType === 'touch' || this.readout.pinned) return;
      this.pointAt(view, e);
    });
    surface.addEventListener('pointerup', (e) => {
      const still = down !== null && Math.hypot(e.clientX - down.x, e.clientY - down.y) < 5;
      down = null;
      if (!still) return;
      const pin = !this.readout.pinned;
      this.unpin();
      this.readout.pinned = pin;
      if (!this.pointAt(view, e)) this.unpin();
    });
    surface.addEventListener('pointerleave', () => this.readout.pinned || this.unpin());
  }

  private pointAt(view: View, event: PointerEvent): boolean {
    const box = this.stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const pick = view.pick(x, y);
    view.cursor = pick;
    view.request();
    if (pick === null) {
      this.readout.hide();
      return false;
    }
    this.readout.show(...this.describe(pick), x, y, this.stage);
    return true;
  }

  private describe({ panel, node, mark }: Pick): [string, Row[]] {
    const plane = this.planes[panel];
    if (mark !== null) {
      return [`${mark.path.name}: ${mark.point.label}`, pathRows(plane, mark.point, node)];
    }
    return [this.planes.length > 1 ? plane.name : 'measured point', nodeRows(plane, node)];
  }

  /** Moves the read-out from node to node, for those without a pointer. */
  private walk(dx: number, dy: number): void {
    const { view } = this;
    if (view === null) return;
    const panel = view.cursor?.panel ?? 0;
    const { x, y } = this.planes[panel];
    const middle = Math.floor(y!.count / 2) * x.count + Math.floor(x.count / 2);
    const from = view.cursor?.node ?? middle;
    const ix = Math.min(x.count - 1, Math.max(0, (from % x.count) + dx));
    const iy = Math.min(y!.count - 1, Math.max(0, Math.floor(from / x.count) + dy));
    view.cursor = { panel, node: iy * x.count + ix, mark: null };
    this.readout.pinned = true;
    const at = view.locate(panel, view.cursor.node);
    const [title, rows] = this.describe(view.cursor);
    this.readout.show(title, rows, at.x, at.y, this.stage);
    this.readout.say(place(this.planes[panel], view.cursor.node), rows.slice(2));
    view.request();
  }

  private unpin(): void {
    this.readout.hide();
    if (this.view === null) return;
    this.view.cursor = null;
    this.view.request();
  }

  private addCurve(curve: Curve): void {
    this.stage.append(curve.svg);
    const point = (x: number) => {
      const box = this.stage.getBoundingClientRect();
      const own = curve.svg.getBoundingClientRect();
      const node = curve.nodeAt(x - own.left);
      curve.mark(node);
      if (node < 0) return this.readout.hide();
      const at = own.left - box.left + curve.cssX(node);
      const rows = nodeRows(curve.line, node);
      this.readout.show(curve.line.name, rows, at, own.top - box.top + 60, this.stage);
    };
    curve.svg.addEventListener('pointermove', (e) => point(e.clientX));
    curve.svg.addEventListener('pointerdown', (e) => point(e.clientX));
    curve.svg.addEventListener('pointerleave', () => {
      curve.mark(-1);
      this.readout.hide();
    });
    this.walkCurve(curve);
  }

  private walkCurve(curve: Curve): void {
    let node = Math.floor(curve.line.x.count / 2);
    curve.svg.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      node = Math.min(curve.line.x.count - 1, Math.max(0, node + step));
      curve.mark(node);
      const rows = nodeRows(curve.line, node);
      const box = this.stage.getBoundingClientRect();
      const own = curve.svg.getBoundingClientRect();
      this.readout.show(curve.line.name, rows, own.left - box.left + curve.cssX(node),
        own.top - box.top + 60, this.stage);
      this.readout.say(curve.line.name, rows);
    });
  }

  private async savePng(): Promise<void> {
    const { width, height } = this.size;
    const images = await Promise.all(this.curves.map((curve) => imageOf(curve.svg)));
    const unit = textScale(width, height);
    const curves: Layer[] = images.map((image, i) => (
      { image, rect: scaled(this.rects[this.planes.length + i], unit) }));
    const whole = { x: 0, y: 0, width, height };
    const compose = (layers: Layer[]) =>
      composePng(layers, this.size, this.data.title, this.captions(), ink());
    const png = await (this.view === null ? compose(curves) : this.view.snapshot(
      PNG_RATIO, (scene, labels) => compose(
        [{ image: scene, rect: whole }, { image: labels, rect: whole }, ...curves])));
    download(png, `${this.data.title.replace(/[^\w.-]+/g, '_')}.png`);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
