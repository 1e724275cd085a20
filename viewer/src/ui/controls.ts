// SPDX-License-Identifier: Apache-2.0
import type { Landscape, PageData } from '../data/model';
import { tick } from '../math/format';
import { type HeightMode, logPossible, type Range } from '../math/height';
import type { Arrangement, ViewState } from '../state/view-state';
import { byId } from './dom';
import { type Change, Form } from './form';
import { bindLight } from './light-control';
import { bindLooks } from './look-control';
import { bindOverlay } from './overlay-control';

const MODES: HeightMode[] = ['linear', 'log', 'clip'];
const NARROW = '(max-width: 720px)';

/** The settings beside the picture: reads every control into the state and says what changed. */
export class Controls {
  private readonly form: Form;

  constructor(
    private readonly state: ViewState,
    private readonly range: Range,
    data: PageData,
    private readonly changed: (change: Change) => void,
  ) {
    this.form = new Form(state, changed);
    this.bindHeight();
    this.form.select('colour', channelsOf(data.landscapes), 'colour', 'shape');
    this.form.select('map', [...data.maps.keys()].map((name) => [name, name]), 'map', 'colour');
    for (const [id, key] of CHECKS) this.form.check(id, key, 'show');
    this.form.check('shared', 'shared', 'shape');
    this.bindCompare(data.landscapes);
    bindLooks(this.form);
    bindLight(this.form);
    hideUnneeded(data);
    this.bindGroups();
  }

  private bindHeight(): void {
    const { state, range, form } = this;
    form.radios('height', MODES, 'mode', (mode) => this.setMode(mode));
    const log = byId<HTMLInputElement>('height-log');
    log.disabled = !logPossible(range);
    if (log.disabled) log.parentElement!.title = 'a value is below −0.1: ln(z + 0.1) does not exist';
    const cap = byId<HTMLInputElement>('cap');
    cap.addEventListener('change', () => {
      const value = Number(cap.value);
      if (cap.value !== '' && Number.isFinite(value) && value > range.low) state.cap = value;
      this.setMode('clip');
    });
    const stretch = byId<HTMLInputElement>('stretch');
    stretch.addEventListener('input', () => {
      state.stretch = 2 ** Number(stretch.value);
      this.form.read();
      this.changed('shape');
    });
    form.also(() => {
      cap.value = String(Number(state.cap.toPrecision(4)));
      byId('row-cap').hidden = state.mode !== 'clip';
      stretch.value = String(Math.log2(state.stretch));
      const times = tick(Number(state.stretch.toFixed(2)));
      byId('stretch-value').textContent = state.stretch === 1 ? 'automatic' : `× ${times}`;
      stretch.setAttribute('aria-valuetext', byId('stretch-value').textContent!);
    });
  }

  private bindCompare(landscapes: Landscape[]): void {
    const { state, form } = this;
    const planes = landscapes.filter((l) => l.y !== null);
    const arrange = (value: Arrangement) => {
      state.arrange = value;
      form.read();
      this.changed('panels');
    };
    form.radios('arrange', ['side', 'overlay', 'difference'], 'arrange', arrange);
    (['pair-first', 'pair-second'] as const).forEach((id, side) => {
      const select = byId<HTMLSelectElement>(id);
      planes.forEach((plane, i) => select.add(new Option(plane.name, String(i))));
      select.addEventListener('change', () => {
        state.pair[side] = Number(select.value);
        this.changed('panels');
      });
      form.also(() => (select.value = String(state.pair[side])));
    });
    form.also(() => (byId('row-pair').hidden = state.arrange !== 'difference'));
    bindOverlay(form, planes);
  }

  /** On a small screen one group at a time is open, and none at first. */
  private bindGroups(): void {
    const groups = [...document.querySelectorAll<HTMLDetailsElement>('#controls details')];
    const narrow = matchMedia(NARROW);
    if (narrow.matches) for (const group of groups) group.open = false;
    for (const group of groups) {
      group.addEventListener('toggle', () => {
        if (!narrow.matches || !group.open) return;
        for (const other of groups) if (other !== group) other.open = false;
      });
    }
  }

  /** Switches the height, from a control or a key. */
  setMode(mode: HeightMode): void {
    if (byId<HTMLInputElement>(`height-${mode}`).disabled) return;
    this.state.mode = mode;
    this.form.read();
    this.changed('shape');
  }

  nextMode(): void {
    const modes = logPossible(this.range) ? MODES : MODES.filter((mode) => mode !== 'log');
    this.setMode(modes[(modes.indexOf(this.state.mode) + 1) % modes.length]);
  }

  nextMap(): void {
    const select = byId<HTMLSelectElement>('map');
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
    select.dispatchEvent(new Event('change'));
  }

  flip(id: string): void {
    byId<HTMLInputElement>(id).click();
  }

  /** Shows the state again, after a link changed it. */
  read(): void {
    this.form.read();
  }
}

const CHECKS = [
  ['surface-lines', 'surfaceLines'], ['floor-lines', 'floorLines'], ['line-labels', 'lineLabels'],
  ['grid', 'grid'],
  ['paths', 'paths'], ['ball', 'ball'], ['trail', 'trail'], ['stems', 'stems'],
  ['points', 'points'], ['separatrices', 'separatrices'],
  ['persistence', 'persistence'], ['density', 'density'],
] as const;

/** A control without anything to control is not shown. */
function hideUnneeded({ landscapes, densities }: PageData): void {
  const planes = landscapes.filter((l) => l.y !== null);
  const some = (test: (l: Landscape) => boolean) => planes.some(test);
  const needs: Record<string, boolean> = {
    'group-path': some((l) => l.paths.length > 0),
    'row-stems': some((l) => l.paths.some((p) => p.points.some((q) => q.offPlane > 0))),
    'row-points': some((l) => (l.topology?.points.length ?? 0) > 0),
    'row-separatrices': some((l) => (l.topology?.separatrices.length ?? 0) > 0),
    'row-persistence': some((l) => (l.topology?.pairs.length ?? 0) > 0),
    'row-density': densities.length > 0,
    'group-compare': landscapes.length > 1,
    'row-arrange': planes.length > 1,
    'row-which': landscapes.length > 1,
  };
  for (const id of [
    'row-stretch', 'group-colour', 'group-look', 'group-show', 'group-read', 'top', 'reset', 'hint', 'save-svg',
    'save-glb', 'save-ply',
  ]) needs[id] = planes.length > 0;
  for (const [id, needed] of Object.entries(needs)) byId(id).hidden = !needed;
  byId('group-read').hidden = planes.length === 0 && densities.length === 0;
  for (const id of ['section-tool', 'section-alpha']) {
    const row = id === 'section-tool' ? byId(id) : byId(id).parentElement!;
    row.hidden = planes.length === 0;
  }
}

/** Every channel that any landscape has, once. */
function channelsOf(landscapes: Landscape[]): [string, string][] {
  const all = new Map<string, string>();
  for (const l of landscapes) for (const c of l.channels) all.set(c.name, c.label);
  return [...all];
}
