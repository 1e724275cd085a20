// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { Card } from '../charts/card';
import { SectionChart } from '../charts/section-chart';
import { presetSegment, type Segment } from '../data/section';
import { sectionCsv } from '../export/csv';
import { download, fileName } from '../export/png';
import { byId, element } from '../ui/dom';
import type { Readout } from '../ui/readout';
import { ink } from '../ui/theme';
import type { PageContext } from './page-context';

const ENDS = ['ax', 'ay', 'bx', 'by'] as const;
const NAMES = { ax: 'A: α', ay: 'β', bx: 'B: α', by: 'β' };
const SPOKEN = { ax: 'α of A', ay: 'β of A', bx: 'α of B', by: 'β of B' };
const SHORTEST = 6;

/** The section: a line drawn on a surface by pointer, buttons or numbers, and its curve. */
export class Sectioner {
  readonly chart = new SectionChart();
  /** Where the chart's cursor is, 0 at A to 1 at B, for the painter. */
  share: number | null = null;
  private readonly card = new Card('section-card', 'Section');
  private readonly inputs = new Map<keyof Segment, HTMLInputElement>();
  private readonly tool = byId<HTMLButtonElement>('section-tool');
  private drawing = false;

  constructor(
    private readonly page: PageContext, private readonly readout: Readout,
    private readonly through: () => [number, number],
  ) {
    this.buildCard();
    this.bindDrag();
    this.bindChart();
    this.tool.addEventListener('click', () => this.arm(!this.armed));
    for (const preset of ['alpha', 'beta', 'diagonal'] as const) {
      byId(`section-${preset}`).addEventListener('click', () => this.preset(preset));
    }
  }

  private buildCard(): void {
    const { card, chart } = this;
    const fields = element('div', '', 'fields');
    for (const end of ENDS) {
      const input = element('input');
      input.type = 'number';
      input.step = 'any';
      input.id = `section-${end}`;
      input.setAttribute('aria-label', SPOKEN[end]);
      const label = element('label');
      label.append(element('span', NAMES[end]), input);
      fields.append(label);
      this.inputs.set(end, input);
      input.addEventListener('change', () => this.readInputs());
    }
    const csv = element('button', 'CSV');
    csv.type = 'button';
    csv.id = 'section-csv';
    csv.title = 'The section as a table';
    csv.addEventListener('click', () => this.saveCsv());
    fields.append(csv);
    card.head.append(card.close);
    card.close.addEventListener('click', () => this.set(null));
    card.root.append(fields, chart.frame.svg);
  }

  private readInputs(): void {
    const { section } = this.page.state;
    if (section === null) return;
    const next = { ...section };
    for (const [end, input] of this.inputs) {
      const value = Number(input.value);
      if (input.value !== '' && Number.isFinite(value)) next[end] = value;
    }
    this.set(next);
  }

  private get armed(): boolean {
    return this.tool.getAttribute('aria-pressed') === 'true';
  }

  private arm(on: boolean): void {
    this.tool.setAttribute('aria-pressed', String(on));
    byId('scene-focus').classList.toggle('drawing', on);
  }

  /** Before the camera hears of it: with Shift, or with the tool in hand, a drag draws the line. */
  private bindDrag(): void {
    const { stage } = this.page;
    let from: { panel: number; x: number; y: number } | null = null;
    let start = { x: 0, y: 0 };
    stage.addEventListener('pointerdown', (event) => {
      const { view } = this.page;
      if (view === null || event.button !== 0 || !(event.shiftKey || this.armed)) return;
      from = view.surfaceAt(...this.local(event));
      if (from === null) return;
      event.stopPropagation();
      event.preventDefault();
      start = { x: event.clientX, y: event.clientY };
      this.drawing = true;
      stage.setPointerCapture(event.pointerId);
      byId('scene-focus').focus({ preventScroll: true });
    }, { capture: true });
    stage.addEventListener('pointermove', (event) => {
      const { view } = this.page;
      if (!this.drawing || view === null || from === null) return;
      event.stopPropagation();
      const to = view.surfaceAt(...this.local(event));
      const moved = Math.hypot(event.clientX - start.x, event.clientY - start.y);
      if (to === null || to.panel !== from.panel || moved < SHORTEST) return;
      this.set({ ax: from.x, ay: from.y, bx: to.x, by: to.y });
    }, { capture: true });
    const end = (event: PointerEvent) => {
      if (!this.drawing) return;
      event.stopPropagation();
      this.drawing = false;
      from = null;
      this.show();
      stage.releasePointerCapture(event.pointerId);
      this.arm(false);
    };
    stage.addEventListener('pointerup', end, { capture: true });
    stage.addEventListener('pointercancel', end, { capture: true });
  }

  private local(event: PointerEvent): [number, number] {
    const box = this.page.stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private bindChart(): void {
    const { svg } = this.chart.frame;
    svg.addEventListener('pointermove', (event) => this.mark(this.chart.frame.shareAt(event.clientX)));
    svg.addEventListener('pointerleave', () => this.mark(null));
    svg.addEventListener('blur', () => this.mark(null));
    svg.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.mark(Math.min(1, Math.max(0, (this.share ?? 0.5) + step)));
      this.say();
    });
  }

  private say(): void {
    const { section } = this.page.state;
    if (section === null || this.share === null) return;
    this.readout.say('section', this.chart.rows(section, this.share));
  }

  /** A place on the line: in the chart, in the picture and in words. */
  private mark(share: number | null): void {
    const { section } = this.page.state;
    const { view, stage } = this.page;
    this.share = section === null ? null : share;
    this.chart.mark(this.share);
    view?.request();
    if (this.share === null || section === null || view === null) return this.readout.hide();
    const at = view.project(0, this.placeOn(0, this.share));
    this.readout.show('on the section', this.chart.rows(section, this.share), at.x, at.y, stage);
  }

  /** The point of a panel's surface at a place on the line. */
  placeOn(panel: number, share: number): THREE.Vector3 {
    const { ax, ay, bx, by } = this.page.state.section!;
    return this.page.view!.panels[panel].ground.place(ax + share * (bx - ax), ay + share * (by - ay));
  }

  preset(preset: 'alpha' | 'beta' | 'diagonal'): void {
    const [plane] = this.page.shown;
    if (plane === undefined) return;
    this.set(presetSegment(preset, plane, this.through()));
  }

  /** Through the kept point along α, then β, then across, then none. */
  next(): void {
    const { section } = this.page.state;
    const kind = section === null ? 'alpha' : section.ay === section.by ? 'beta'
      : section.ax === section.bx ? 'diagonal' : null;
    if (kind === null) this.set(null);
    else this.preset(kind);
  }

  /** Lays the section, or takes it away. */
  set(section: Segment | null): void {
    this.page.state.section = section;
    this.show();
    this.page.view?.request();
  }

  /** After a change of scales, planes or size. */
  show(): void {
    const { state: { section }, view, shown } = this.page;
    const on = section !== null && view !== null && shown.length > 0;
    view?.panels.forEach((panel) => panel.annotations.setSection(section));
    if (!on) {
      this.card.show(false);
      this.share = null;
      return;
    }
    // While the line is being drawn the picture must not move: the chart waits.
    if (this.drawing && !this.card.shown) return;
    const appears = on !== this.card.shown;
    this.card.show(on);
    for (const [end, input] of this.inputs) {
      if (document.activeElement !== input) input.value = String(Number(section[end].toPrecision(4)));
    }
    this.chart.draw(shown, shown.map((l) => this.page.scaleOf(l)), section, this.card.width, ink());
    if (appears) this.card.root.scrollIntoView({ block: 'nearest' });
  }

  private saveCsv(): void {
    const { section } = this.page.state;
    if (section === null) return;
    const table = sectionCsv(section, this.chart.cuts);
    download(new Blob([table], { type: 'text/csv' }), fileName(this.page.data.title, 'section.csv'));
  }
}
