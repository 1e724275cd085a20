// SPDX-License-Identifier: Apache-2.0
import type { Segment } from './data/section';
import type { HeightMode } from './math/height';

/** How several planes share the stage. */
export type Arrangement = 'side' | 'overlay' | 'difference';

/** Everything a reader can switch; the page remembers nothing else. */
export interface ViewState {
  mode: HeightMode;
  /** Where `clip` cuts. */
  cap: number;
  /** Height of the box as a multiple of the automatic one. */
  stretch: number;
  /** Name of the channel that gives the colour. */
  colour: string;
  map: string;
  surfaceLines: boolean;
  floorLines: boolean;
  paths: boolean;
  /** Checkpoints gone, with parts of one in between; each path ends at its own last one. */
  step: number;
  ball: boolean;
  /** Only the way behind the ball. */
  trail: boolean;
  /** Uprights to the true loss of checkpoints off the plane. */
  stems: boolean;
  points: boolean;
  separatrices: boolean;
  persistence: boolean;
  density: boolean;
  /** Where the section runs, in α and β; null for none. */
  section: Segment | null;
  arrange: Arrangement;
  /** Positions of the two planes whose difference is shown. */
  pair: [first: number, second: number];
  grid: boolean;
  /** One scale for all landscapes, or each its own. */
  shared: boolean;
}
