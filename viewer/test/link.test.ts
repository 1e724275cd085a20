// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../src/state/link';
import { firstState } from '../src/state/scales';
import { landscapeOf } from './landscapes';
import { bowl, plane } from './pages.mjs';

const state = {
  ...firstState([landscapeOf(plane('p', bowl))], ['viridis']),
  mode: 'clip' as const, cap: 1.25, stretch: 0.5, colour: 'train_acc', map: 'cividis',
  floorLines: false, grid: true, trail: true, step: 3.5, arrange: 'difference' as const,
  pair: [1, 2] as [number, number], section: { ax: -1, ay: 0.25, bx: 1e-3, by: 1 },
};
const pose = [1.5, 2, -3.25, 0, 0.5, 0, 28];

describe('a link', () => {
  it('restores everything that a reader can switch, and the camera', () => {
    const back = decodeLink(`#${encodeLink(state, pose)}`);
    expect({ ...state, ...back.state }).toEqual(state);
    const { log: _, ...switched } = state;
    expect(back.state).toEqual(switched);
    expect(back.pose).toEqual(pose);
  });
  it('without a section and a camera has none', () => {
    const back = decodeLink(encodeLink({ ...state, section: null }, null));
    expect(back.state.section).toBeUndefined();
    expect(back.pose).toBeNull();
  });
  it.each(['', '#', '#camera=1_2', '#camera=1_2_3_4_5_6_x', '#height=upside&stretch=-1&cap=NaN&section=1_2_3',
    '#pair=0_1.5&arrange=stacked&step=_', '#%E0%A4%A'])('%s is no reason to fail', (hash) =>
    expect(decodeLink(hash)).toEqual({ state: {}, pose: null }));
  it('an unknown field is left out', () =>
    expect(decodeLink('#height=log&from=tomorrow').state).toEqual({ mode: 'log' }));
});
