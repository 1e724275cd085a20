// SPDX-License-Identifier: Apache-2.0
import { difference } from './data/compare';
import type { Landscape, PageData } from './data/model';
import { SurfacePanel } from './scene/surface-panel';
import { differenceScales, type Scales, scalesOf } from './state/scales';
import type { ViewState } from './state/view-state';

/** Which planes are shown, on which scales, and the panels that draw them. */
export class Arrangement {
  /** Planes of the page, or the difference of two; in the order of the panels. */
  shown: Landscape[] = [];
  private readonly made = new Map<Landscape, SurfacePanel>();
  private scales = new Map<Landscape, Scales>();

  constructor(private readonly data: PageData, private readonly state: ViewState) {
    this.measure();
  }

  /** The panels that the state asks for; those known already are kept. */
  panels(): SurfacePanel[] {
    this.shown = this.wanted();
    this.measure();
    return this.shown.map((plane) => {
      const known = this.made.get(plane);
      if (known !== undefined) return known;
      const panel = new SurfacePanel(plane, this.data.maps, this.scaleOf(plane), this.state);
      this.made.set(plane, panel);
      return panel;
    });
  }

  private wanted(): Landscape[] {
    const planes = this.data.landscapes.filter((l) => l.y !== null);
    const { arrange, pair } = this.state;
    if (arrange !== 'difference' || planes.length < 2) return planes;
    const [first, second] = pair.map((i) => planes[Math.min(i, planes.length - 1)]);
    const known = this.shown.find(
      (l) => l.difference?.of === first.name && l.difference.minus === second.name);
    const made = known ?? difference(first, second);
    return made === null ? planes : [made];
  }

  /** After a change of state: the scales of everything that is shown or captioned. */
  measure(): void {
    const { data, state } = this;
    // What lies in one box is measured by one scale.
    const shared = state.shared || state.arrange === 'overlay';
    const each = scalesOf(data.landscapes, { ...state, shared });
    this.scales = new Map(data.landscapes.map((l, i) => [l, each[i]]));
    for (const plane of this.shown.filter((l) => l.difference !== undefined)) {
      this.scales.set(plane, differenceScales(plane, state));
    }
  }

  scaleOf(landscape: Landscape): Scales {
    return this.scales.get(landscape)!;
  }

  /** Another measurement of a landscape: its panel and every difference are made anew. */
  replace(old: Landscape): void {
    for (const [plane, panel] of this.made) {
      if (plane !== old && plane.difference === undefined) continue;
      panel.dispose();
      this.made.delete(plane);
    }
    this.shown = [];
  }

  /** Without three dimensions nothing is shown. */
  clear(): void {
    this.shown = [];
  }
}
