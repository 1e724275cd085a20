// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from '../data/model';
import { type HeightMode, logPossible, type Range } from '../math/height';
import { tick } from '../math/format';
import type { ViewState } from '../state';
import { byId } from './dom';
import { bindLight } from './light-control';
import { bindLooks } from './look-control';

/** What a change asks for: new shapes, or new visibility only. */
export type Change = 'shape' | 'colour' | 'light' | 'show' | 'layout';

/** The bound form: reads every control into the state and says what changed. */
export class Controls {
  constructor(
    private readonly state: ViewState,
    private readonly range: Range,
    landscapes: Landscape[],
    maps: string[],
    private readonly changed: (change: Change) => void,
  ) {
    this.bindHeight();
    this.bindSelect('colour', channelsOf(landscapes), 'colour', 'shape');
    this.bindSelect('map', maps.map((name) => [name, name]), 'map', 'colour');
    this.bindCheck('surface-lines', 'surfaceLines', 'show');
    this.bindCheck('floor-lines', 'floorLines', 'show');
    this.bindCheck('line-labels', 'lineLabels', 'show');
    this.bindCheck('grid', 'grid', 'show');
    this.bindCheck('paths', 'paths', 'show');
    this.bindCheck('shared', 'shared', 'layout');
    byId('row-paths').hidden = landscapes.every((l) => l.paths.length === 0);
    byId('row-shared').hidden = landscapes.length < 2;
    bindLooks(state, (change) => this.changed(change));
    bindLight(state, () => this.changed('light'));
    const flat = landscapes.every((l) => l.y === null);
    for (const id of ['row-stretch', 'group-colour', 'group-look', 'group-show', 'top', 'reset', 'hint']) byId(id).hidden = flat;
  }

  private bindHeight(): void {
    const { state, range } = this;
    for (const mode of ['linear', 'log', 'clip'] as HeightMode[]) {
      const radio = byId<HTMLInputElement>(`height-${mode}`);
      radio.checked = state.mode === mode;
      radio.addEventListener('change', () => this.setMode(mode));
    }
    const log = byId<HTMLInputElement>('height-log');
    log.disabled = !logPossible(range);
    if (log.disabled) log.parentElement!.title = 'a value is below −0.1: ln(z + 0.1) does not exist';
    const cap = byId<HTMLInputElement>('cap');
    cap.value = String(Number(state.cap.toPrecision(4)));
    cap.addEventListener('change', () => {
      const value = Number(cap.value);
      if (Number.isFinite(value) && value > range.low) state.cap = value;
      else cap.value = String(Number(state.cap.toPrecision(4)));
      this.setMode('clip');
    });
    const stretch = byId<HTMLInputElement>('stretch');
    stretch.addEventListener('input', () => {
      state.stretch = 2 ** Number(stretch.value);
      this.describeStretch();
      this.changed('shape');
    });
    this.describe();
    this.describeStretch();
  }

  /** Switches the height, from a control or a key. */
  setMode(mode: HeightMode): void {
    if (byId<HTMLInputElement>(`height-${mode}`).disabled) return;
    this.state.mode = mode;
    byId<HTMLInputElement>(`height-${mode}`).checked = true;
    this.describe();
    this.changed('shape');
  }

  nextMode(): void {
    const modes: HeightMode[] = logPossible(this.range)
      ? ['linear', 'log', 'clip'] : ['linear', 'clip'];
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

  private describe(): void {
    byId('row-cap').hidden = this.state.mode !== 'clip';
  }

  private describeStretch(): void {
    byId('stretch-value').textContent =
      this.state.stretch === 1 ? 'automatic' : `× ${tick(Number(this.state.stretch.toFixed(2)))}`;
  }

  private bindSelect(
    id: string, options: [string, string][], key: 'colour' | 'map', change: Change,
  ): void {
    const select = byId<HTMLSelectElement>(id);
    for (const [value, label] of options) select.add(new Option(label, value));
    select.value = this.state[key];
    select.addEventListener('change', () => {
      this.state[key] = select.value;
      this.changed(change);
    });
  }

  private bindCheck(
    id: string, key: 'surfaceLines' | 'floorLines' | 'lineLabels' | 'grid' | 'paths' | 'shared', change: Change,
  ): void {
    const box = byId<HTMLInputElement>(id);
    box.checked = this.state[key];
    box.addEventListener('change', () => {
      this.state[key] = box.checked;
      this.changed(change);
    });
  }
}

/** Every channel that any landscape has, once. */
function channelsOf(landscapes: Landscape[]): [string, string][] {
  const all = new Map<string, string>();
  for (const l of landscapes) for (const c of l.channels) all.set(c.name, c.label);
  return [...all];
}
