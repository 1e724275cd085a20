// SPDX-License-Identifier: Apache-2.0
import type { Landscape, PageData } from '../data/model';
import type { View } from '../scene/view';
import type { Scales } from '../state/scales';
import type { ViewState } from '../state/view-state';

/** What the parts of the page share. */
export interface PageContext {
  readonly data: PageData;
  readonly state: ViewState;
  /** Null where the page has no plane or the browser no WebGL. */
  readonly view: View | null;
  readonly stage: HTMLElement;
  /** The planes on the stage, in the order of the view's panels. */
  readonly shown: Landscape[];
  scaleOf(landscape: Landscape): Scales;
  /** Draws again what depends on visibility alone. */
  redraw(): void;
}
