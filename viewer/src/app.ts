// SPDX-License-Identifier: Apache-2.0
import { Arrangement } from './arrangement';
import { Curves } from './charts/curves';
import type { FirstScale, Landscape, PageData } from './data/model';
import { type Rect, textScale } from './math/layout';
import { Deck } from './page/deck';
import { ExportPanel } from './page/export-panel';
import { Inspector } from './page/inspector';
import type { PageContext } from './page/page-context';
import { painter } from './page/painter';
import { Sectioner } from './page/sectioner';
import { anywhere, onPicture, type Parts } from './page/shortcuts';
import { TextPanel } from './page/text-panel';
import { Timeline } from './page/timeline';
import { View } from './scene/view';
import { decodeLink } from './state/link';
import { commonRange, firstState, logOf, type Scales } from './state/scales';
import type { ViewState } from './state/view-state';
import { Controls } from './ui/controls';
import { byId } from './ui/dom';
import type { Change } from './ui/form';
import { bindKeys } from './ui/keys';
import { Readout } from './ui/readout';
import { ink, onSystemTheme, toggleTheme, wantsCalm } from './ui/theme';

/** The page: one state, the parts that show it, and what happens when it changes. */
export class App implements PageContext {
  readonly view: View | null;
  readonly state: ViewState;
  readonly stage = byId('stage');
  private readonly arrangement: Arrangement;
  private readonly readout = new Readout();
  private readonly textPanel = new TextPanel(this);
  private readonly curves: Curves;
  private readonly controls: Controls;
  private readonly inspector: Inspector;
  private readonly sectioner: Sectioner;
  private readonly timeline: Timeline;
  private readonly deck: Deck;
  private readonly exportPanel: ExportPanel;
  private rects: Rect[] = [];
  private size = { width: 0, height: 0 };

  constructor(readonly data: PageData) {
    const { landscapes, maps } = data;
    const linked = decodeLink(location.hash);
    this.state = firstState(landscapes, maps.keys(), data.scale);
    this.adopt(linked.state);
    this.arrangement = new Arrangement(data, this.state);
    this.textPanel.write();
    this.controls = new Controls(
      this.state, commonRange(landscapes), data, (change) => this.update(change));
    this.curves = new Curves(
      landscapes.filter((l) => l.y === null), landscapes.length > 1, this.stage, this.readout);
    // Captions first: they decide how high the stage is, and so the drawing buffer.
    this.textPanel.writeCaption();
    this.view = landscapes.some((l) => l.y !== null) ? this.makeView() : null;
    this.inspector = new Inspector(this, this.readout);
    this.sectioner = new Sectioner(this, this.readout, () => this.inspector.kept ?? [0, 0]);
    this.timeline = new Timeline(this);
    this.deck = new Deck(this, this.readout);
    this.exportPanel = new ExportPanel(
      this, this.textPanel, this.curves, () => this.rects.slice(this.shown.length));
    this.view?.painters.push(painter(this, this.inspector, this.sectioner, this.deck));
    this.bind();
    this.layout(false);
    if (linked.pose !== null && this.view !== null) this.view.orbit.pose = linked.pose;
    this.redraw();
    new ResizeObserver(() => this.resized()).observe(this.stage);
  }

  private makeView(): View | null {
    const canvas = byId<HTMLCanvasElement>('scene');
    const overlay = byId<HTMLCanvasElement>('labels');
    try {
      const panels = this.arrangement.panels();
      const view = new View(
        canvas, overlay, byId('scene-focus'), panels, this.state, wantsCalm());
      view.setTheme();
      return view;
    } catch (error) {
      console.warn(`no three-dimensional view: ${String(error)}`);
      this.arrangement.clear();
      canvas.remove();
      overlay.remove();
      document.documentElement.classList.add('no-webgl');
      return null;
    }
  }

  get shown(): Landscape[] {
    return this.arrangement.shown;
  }

  scaleOf(landscape: Landscape): Scales {
    return this.arrangement.scaleOf(landscape);
  }

  private update(change: Change): void {
    const { view } = this;
    if (change === 'panels' && view !== null) {
      view.setPanels(this.arrangement.panels());
      this.inspector.letGo();
      this.exportPanel.offer();
    }
    this.arrangement.measure();
    this.textPanel.writeCaption();
    view?.panels.forEach((panel) => {
      const scales = this.scaleOf(panel.plane);
      if (change === 'show') panel.show(this.state);
      else if (change === 'light') panel.relight(this.state);
      else if (change === 'colour') panel.recolour(scales, this.state);
      else panel.reshape(scales, this.state);
    });
    this.timeline.show();
    // A new shape may reach beyond the picture; a reader who has moved keeps their place.
    if (change === 'shape') view?.refit();
    this.layout();
  }

  redraw(): void {
    this.controls.read();
    this.update('show');
  }

  /** Puts another measurement in a landscape's place, while the page is open. */
  adoptLog(scale: FirstScale | null): void {
    this.state.log = logOf(scale);
  }

  replace(index: number, landscape: Landscape): void {
    const old = this.data.landscapes[index];
    this.data.landscapes[index] = landscape;
    this.arrangement.replace(old);
    this.curves.replace(old, landscape);
    this.textPanel.write();
    this.update('panels');
    this.view?.setTheme();
  }

  private resized(): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width !== this.size.width || height !== this.size.height) this.layout();
  }

  /** Gives every part its place; the camera may still be set before anything is drawn. */
  private layout(draw = true): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width < 10 || height < 10) return;
    this.size = { width, height };
    const unit = textScale(width, height);
    const { shown, curves, view } = this;
    const ownBars = shown.length > 1 && !this.state.shared;
    this.rects = View.cut(shown.length + curves.all.length, width / unit, height / unit,
      ownBars || shown.length === 0);
    curves.draw(this.rects.slice(shown.length), unit, (line) => this.scaleOf(line), ink());
    this.sectioner.show();
    this.deck.show();
    this.readout.keepInside(this.stage);
    if (view === null) return;
    const resized = view.layout(width, height, unit, this.rects.slice(0, shown.length),
      shown.map((plane) => this.scaleOf(plane)));
    if (resized) view.refit();
    if (draw) view.draw();
  }

  /** Takes over what a link says, as far as this page has it. */
  private adopt(linked: Partial<ViewState>): void {
    const { data, state } = this;
    const { colour, map, ...rest } = linked;
    Object.assign(state, rest);
    if (colour !== undefined && data.landscapes.some((l) => l.channels.some((c) => c.name === colour))) {
      state.colour = colour;
    }
    if (map !== undefined && data.maps.has(map)) state.map = map;
  }

  /** The address changed while the page is open: a link was pasted, or the reader went back. */
  private followLink(): void {
    const { state, pose } = decodeLink(location.hash);
    this.adopt(state);
    this.controls.read();
    this.update('panels');
    if (pose !== null && this.view !== null) this.view.orbit.pose = pose;
    this.view?.request();
  }

  private bind(): void {
    const { view } = this;
    const reset = () => view?.resetCamera();
    const top = () => view?.topView();
    const about = byId<HTMLDialogElement>('about');
    const help = () => about.showModal();
    const settings = () => this.toggleSettings();
    const actions = { reset, top, help, theme: () => this.switchTheme(), panel: settings };
    for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);
    byId('controls').addEventListener('submit', (event) => event.preventDefault());
    addEventListener('hashchange', () => this.followLink());
    onSystemTheme(() => this.themed());
    bindKeys(byId('scene-focus'), {
      ...anywhere(this.parts), R: reset, V: top, S: () => void this.exportPanel.png(), M: settings,
      '?': help, Escape: () => this.letGo(),
    }, view === null ? {} : onPicture(view, this.parts));
  }

  private get parts(): Parts {
    const { controls, inspector, sectioner, timeline } = this;
    return { controls, inspector, sectioner, timeline };
  }

  private letGo(): void {
    this.inspector.letGo();
    this.curves.letGo();
  }

  private toggleSettings(): void {
    const form = byId('controls');
    form.hidden = !form.hidden;
    byId('panel').setAttribute('aria-expanded', String(!form.hidden));
    this.layout();
  }

  private switchTheme(): void {
    toggleTheme();
    this.themed();
  }

  private themed(): void {
    this.view?.setTheme();
    this.layout();
  }
}
