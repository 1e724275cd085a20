// SPDX-License-Identifier: Apache-2.0
import type { Segment } from '../data/section';
import type { HeightMode, LogScale } from '../math/height';
import type { LookName } from './looks';

/** How several planes share the stage. */
export type Arrangement = 'side' | 'overlay' | 'difference';

/** Everything a reader can switch; the page remembers nothing else. */
export interface ViewState {
  mode: HeightMode;
  /** Where `clip` cuts. */
  cap: number;
  /** The logarithm that the data ask for; not switched. */
  log: LogScale | null;
  /** Height of the box as a multiple of the automatic one. */
  stretch: number;
  /** Name of the channel that gives the colour. */
  colour: string;
  map: string;
  look: LookName;
  /** Where the light stands, in degrees: from α towards β, and above the floor. */
  sunAzimuth: number;
  sunElevation: number;
  /** Levels written on the contour lines. */
  lineLabels: boolean;
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
  /** Of the planes that lie over the first, 0 to 1. */
  opacity: number;
  /** Positions of the two planes whose difference is shown. */
  pair: [first: number, second: number];
  grid: boolean;
  /** One scale for all landscapes, or each its own. */
  shared: boolean;
}
