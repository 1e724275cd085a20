// SPDX-License-Identifier: Apache-2.0
import { DIVERGING, kindsMap } from '../data/maps';
import { type Channel, type FirstScale, isDraw, type Landscape } from '../data/model';
import {
  logPossible, type LogScale, type Range, rangeOf, type Scale, scaleOf, suggestedCap, union,
} from '../math/height';
import { FIRST_LIGHT } from '../math/light';
import type { ViewState } from './view-state';

/** How one landscape is shown: its height, the channel that colours it, and both ranges. */
export interface Scales {
  height: Scale;
  heightRange: Range;
  channel: number;
  colour: Scale;
  colourRange: Range;
  /** Another colour map than the chosen one, where values mean something of their own. */
  map?: string;
}

/** The scales of all landscapes under a state; with `shared`, one for all. */
export function scalesOf(landscapes: Landscape[], state: ViewState): Scales[] {
  const channels = landscapes.map((l) => channelNamed(l, state.colour));
  const heights = ranges(landscapes.map(heightValues), state.shared);
  const colours = ranges(landscapes.map((l, i) => l.channels[channels[i]].values), state.shared);
  return landscapes.map((landscape, i) => {
    const height = scaleFor(heights[i], state);
    const channel = channels[i];
    if (channel === landscape.loss) {
      return { height, heightRange: heights[i], channel, colour: height, colourRange: heights[i] };
    }
    const { labels } = landscape.channels[channel];
    if (labels !== undefined) return kindScales(height, heights[i], channel, labels.length);
    const like = isLoss(landscape.channels[channel].name);
    const colour = like ? scaleFor(colours[i], state) : scaleOf(colours[i], 'linear', 0);
    return { height, heightRange: heights[i], channel, colour, colourRange: colours[i] };
  });
}

/** Kinds have a colour each: the first for none, at −1. */
function kindScales(height: Scale, heightRange: Range, channel: number, count: number): Scales {
  const colour: Scale = { mode: 'linear', low: -1.5, high: count - 0.5 };
  const colourRange = { low: -1, high: count - 1, median: 0 };
  return { height, heightRange, channel, colour, colourRange, map: kindsMap(count) };
}

/** A difference is linear, with 0 in the middle of heights and colours. */
export function differenceScales(plane: Landscape, state: ViewState): Scales {
  const found = plane.channels.findIndex((c) => c.name === state.colour);
  const channel = found < 0 ? plane.loss : found;
  const around = ({ values }: Channel): [Scale, Range] => {
    const { low, high } = rangeOf(values);
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    return [{ mode: 'linear', low: -most, high: most }, { low, high, median: 0 }];
  };
  const [height, heightRange] = around(plane.channels[plane.loss]);
  const [colour, colourRange] = around(plane.channels[channel]);
  return { height, heightRange, channel, colour, colourRange, map: DIVERGING };
}

function ranges(values: Float64Array[], shared: boolean): Range[] {
  const each = values.map(rangeOf);
  if (!shared) return each;
  const all = union(each);
  return each.map(() => all);
}

/** A logarithm that does not exist for these values falls back to a linear height. */
function scaleFor(range: Range, state: ViewState): Scale {
  const mode = state.mode === 'log' && !logPossible(range) ? 'linear' : state.mode;
  return scaleOf(range, mode, state.cap, state.log);
}

/** A plane's height is one loss; a line draws all its losses on one axis. */
function heightValues(landscape: Landscape): Float64Array {
  const loss = landscape.channels[landscape.loss];
  if (landscape.y !== null) return loss.values;
  const losses = landscape.channels.filter(
    (c) => c === loss || isLoss(c.name) || (isDraw(c) && c.unit === loss.unit));
  return Float64Array.from(losses.flatMap((c) => Array.from(c.values)));
}

function isLoss(channel: string): boolean {
  return channel.endsWith('_loss');
}

/** The channel of this name, or the loss where a landscape has none such. */
export function channelNamed(landscape: Landscape, name: string): number {
  const found = landscape.channels.findIndex((c) => c.name === name);
  return found < 0 ? landscape.loss : found;
}

/** The range of all heights together: what the height controls refer to. */
export function commonRange(landscapes: Landscape[]): Range {
  return union(landscapes.map((l) => rangeOf(l.channels[l.loss].values)));
}

/** The state a page opens with. */
export function firstState(
  landscapes: Landscape[], maps: Iterable<string>, scale: FirstScale | null = null,
): ViewState {
  const range = commonRange(landscapes);
  const [map] = maps;
  return {
    mode: scale?.mode ?? 'linear',
    cap: scale?.mode === 'clip' ? scale.high : suggestedCap(range),
    log: logOf(scale),
    stretch: 1,
    colour: landscapes[0].channels[landscapes[0].loss].name,
    map,
    look: 'smooth',
    sunAzimuth: FIRST_LIGHT.azimuth,
    sunElevation: FIRST_LIGHT.elevation,
    lineLabels: true,
    opacity: 0.6,
    surfaceLines: true,
    floorLines: true,
    paths: true,
    step: Math.max(0, ...landscapes.flatMap((l) => l.paths.map((p) => p.points.length - 1))),
    ball: true,
    trail: false,
    stems: true,
    points: true,
    separatrices: true,
    persistence: false,
    density: false,
    section: null,
    arrange: 'side',
    pair: [0, 1],
    grid: false,
    shared: landscapes.length > 1,
  };
}

/** The logarithm that the data ask for. */
export function logOf(scale: FirstScale | null): LogScale | null {
  return scale?.logOffset === undefined ? null : { offset: scale.logOffset, high: scale.logHigh ?? Infinity };
}
