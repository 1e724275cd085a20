// SPDX-License-Identifier: Apache-2.0
import type { Segment } from '../data/section';
import { LOOKS } from './looks';
import type { ViewState } from './view-state';

/** The switches that a link carries, under their names in it. */
const SWITCHES = {
  surface: 'surfaceLines', floor: 'floorLines', labels: 'lineLabels', grid: 'grid', paths: 'paths', ball: 'ball',
  trail: 'trail', stems: 'stems', points: 'points', separatrices: 'separatrices',
  shared: 'shared', persistence: 'persistence', density: 'density',
} as const satisfies Record<string, keyof ViewState>;

const POSE = 7;
const MODES = ['linear', 'log', 'clip'] as const;
const ARRANGEMENTS = ['side', 'overlay', 'difference'] as const;

/** What a link says: any part of the state, and where the camera is. */
export interface Linked {
  state: Partial<ViewState>;
  /** Position, target and field of view, or null. */
  pose: number[] | null;
}

/** The view as the part of an address behind #: everything that a reader can switch. */
export function encodeLink(state: ViewState, pose: number[] | null): string {
  const fields: [string, string][] = [
    ['height', state.mode], ['cap', short(state.cap)], ['stretch', short(state.stretch)],
    ['colour', state.colour], ['map', state.map], ['look', state.look],
    ['light', `${short(state.sunAzimuth)}_${short(state.sunElevation)}`],
    ['opacity', short(state.opacity)],
    ['show', Object.entries(SWITCHES).filter(([, key]) => state[key]).map(([name]) => name).join('.')],
    ['step', short(state.step)], ['arrange', state.arrange], ['pair', state.pair.join('_')],
  ];
  if (state.section !== null) {
    const { ax, ay, bx, by } = state.section;
    fields.push(['section', [ax, ay, bx, by].map(short).join('_')]);
  }
  if (pose !== null) fields.push(['camera', pose.map(short).join('_')]);
  return fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** Reads what is understood and leaves the rest: a link may be cut, old, or written by hand. */
export function decodeLink(hash: string): Linked {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const state: Partial<ViewState> = {};
  const oneOf = <T extends string>(name: string, allowed: readonly T[]) =>
    allowed.find((value) => value === fields.get(name));
  const mode = oneOf('height', MODES);
  if (mode !== undefined) state.mode = mode;
  const arrange = oneOf('arrange', ARRANGEMENTS);
  if (arrange !== undefined) state.arrange = arrange;
  const look = oneOf('look', LOOKS.map(({ name }) => name));
  if (look !== undefined) state.look = look;
  const light = numbers(fields.get('light'), 2);
  if (light !== null && light[1] > 0 && light[1] <= 90) {
    [state.sunAzimuth, state.sunElevation] = light;
  }
  for (const name of ['cap', 'stretch', 'step', 'opacity'] as const) {
    const [value] = numbers(fields.get(name), 1) ?? [];
    if (value !== undefined && (name === 'cap' || value >= 0)) state[name] = value;
  }
  for (const name of ['colour', 'map'] as const) {
    const value = fields.get(name);
    if (value !== null && value !== '') state[name] = value;
  }
  const shown = fields.get('show');
  if (shown !== null) {
    const names = new Set(shown.split('.'));
    for (const [name, key] of Object.entries(SWITCHES)) state[key] = names.has(name);
  }
  const pair = numbers(fields.get('pair'), 2);
  if (pair !== null && pair.every((i) => Number.isInteger(i) && i >= 0)) state.pair = [pair[0], pair[1]];
  const section = numbers(fields.get('section'), 4);
  if (section !== null) state.section = segment(section);
  return { state, pose: numbers(fields.get('camera'), POSE) };
}

function segment([ax, ay, bx, by]: number[]): Segment {
  return { ax, ay, bx, by };
}

function numbers(text: string | null, count: number): number[] | null {
  if (text === null) return null;
  const found = text.split('_').map((part) => (part === '' ? Number.NaN : Number(part)));
  return found.length === count && found.every(Number.isFinite) ? found : null;
}

/** Seven digits: finer than a pixel at any zoom. */
function short(value: number): string {
  return String(Number(value.toPrecision(7)));
}
