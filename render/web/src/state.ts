// SPDX-License-Identifier: Apache-2.0
import type { HeightMode } from './math/height';
import type { LookName } from './scene/looks';

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
  look: LookName;
  /** Where the light stands, in degrees: from α towards β, and above the floor. */
  sunAzimuth: number;
  sunElevation: number;
  /** Levels written on the contour lines. */
  lineLabels: boolean;
  surfaceLines: boolean;
  floorLines: boolean;
  paths: boolean;
  grid: boolean;
  /** One scale for all landscapes, or each its own. */
  shared: boolean;
}
