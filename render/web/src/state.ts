// SPDX-License-Identifier: Apache-2.0
import type { HeightMode } from './math/height';

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
  grid: boolean;
  /** One scale for all landscapes, or each its own. */
  shared: boolean;
}
