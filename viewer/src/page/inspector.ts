// SPDX-License-Identifier: Apache-2.0
import { place } from '../data/summary';
import type { Spot } from '../overlay/annotations';
import type { Pick, View } from '../scene/view';
import { byId } from '../ui/dom';
import { nodeRows, pathRows, pointRows, type Readout, type Row } from '../ui/readout';
import type { PageContext } from './page-context';

const SPOT_REACH = 11;
const STILL = 5;

/** Reads the planes under the pointer, and from point to point by keys. */
export class Inspector {
  /** The critical point that is read, for the painter. */
  spot: Spot | null = null;

  constructor(private readonly page: PageContext, private readonly readout: Readout) {
    const surface = byId('scene-focus');
    let down: { x: number; y: number } | null = null;
    surface.addEventListener('pointerdown', (e) => (down = { x: e.clientX, y: e.clientY }));
    surface.addEventListener('pointermove', (e) => {
      if (e.buttons !== 0 || e.pointerType === 'touch' || readout.pinned) return;
      this.pointAt(e);
    });
    surface.addEventListener('pointerup', (e) => {
      const still = down !== null && Math.hypot(e.clientX - down.x, e.clientY - down.y) < STILL;
      down = null;
      if (!still) return;
      const pin = !readout.pinned;
      this.letGo();
      readout.pinned = pin;
      if (!this.pointAt(e)) this.letGo();
    });
    surface.addEventListener('pointerleave', () => readout.pinned || this.letGo());
  }

  private pointAt(event: PointerEvent): boolean {
    const { view, stage } = this.page;
    if (view === null) return false;
    const box = stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const near = this.spotNear(view, x, y);
    const pick = view.pick(x, y);
    this.spot = near?.spot ?? null;
    view.cursor = near === null ? pick : null;
    view.request();
    if (near !== null) {
      this.readout.show(...this.describeSpot(near.panel, near.spot), x, y, stage);
    } else if (pick !== null) {
      this.readout.show(...this.describe(pick), x, y, stage);
    } else {
      this.readout.hide();
    }
    return near !== null || pick !== null;
  }

  private spotNear(view: View, x: number, y: number): { panel: number; spot: Spot } | null {
    if (!this.page.state.points) return null;
    let best: { panel: number; spot: Spot } | null = null;
    let reach = SPOT_REACH;
    const eye = view.orbit.camera.position;
    view.panels.forEach((panel, i) => {
      for (const spot of panel.annotations.spots) {
        const p = view.project(i, spot.at);
        const away = Math.hypot(p.x - x, p.y - y);
        if (away < reach && !panel.hides(eye, spot.at)) [best, reach] = [{ panel: i, spot }, away];
      }
    });
    return best;
  }

  private describe({ panel, node, mark }: Pick): [string, Row[]] {
    const { shown } = this.page;
    const plane = shown[panel];
    if (mark !== null) {
      return [`${mark.path.name}: ${mark.point.label}`, pathRows(plane, mark.point, node)];
    }
    return [shown.length > 1 ? plane.name : 'measured point', nodeRows(plane, node)];
  }

  private describeSpot(panel: number, { point }: Spot): [string, Row[]] {
    return [`critical point ${point.label}`, pointRows(this.page.shown[panel], point)];
  }

  /** Moves the read-out from node to node, for those without a pointer. */
  walk(dx: number, dy: number): void {
    const { view, shown } = this.page;
    if (view === null) return;
    const panel = view.cursor?.panel ?? 0;
    const { x, y } = shown[panel];
    const middle = Math.floor(y!.count / 2) * x.count + Math.floor(x.count / 2);
    const from = view.cursor?.node ?? middle;
    const ix = Math.min(x.count - 1, Math.max(0, (from % x.count) + dx));
    const iy = Math.min(y!.count - 1, Math.max(0, Math.floor(from / x.count) + dy));
    view.cursor = { panel, node: iy * x.count + ix, mark: null };
    this.spot = null;
    const [title, rows] = this.describe(view.cursor);
    this.show(title, rows, view.locate(panel, view.cursor.node));
    this.readout.say(place(shown[panel], view.cursor.node), rows.slice(2));
    view.request();
  }

  /** Moves the read-out from one critical point to the next, over all planes. */
  nextSpot(): void {
    const { view, state } = this.page;
    if (view === null || !state.points) return;
    const all = view.panels.flatMap((panel, i) =>
      panel.annotations.spots.map((spot) => ({ panel: i, spot })));
    if (all.length === 0) return;
    const at = all.findIndex(({ spot }) => spot === this.spot);
    const next = all[(at + 1) % all.length];
    view.cursor = null;
    this.spot = next.spot;
    const [title, rows] = this.describeSpot(next.panel, next.spot);
    this.show(title, rows, view.project(next.panel, next.spot.at));
    this.readout.say(title, rows);
    view.request();
  }

  private show(title: string, rows: Row[], at: { x: number; y: number }): void {
    this.readout.pinned = true;
    this.readout.show(title, rows, at.x, at.y, this.page.stage);
  }

  /** The measured point that is kept, if one is. */
  get kept(): [x: number, y: number] | null {
    const { view, shown } = this.page;
    if (!this.readout.pinned) return null;
    if (this.spot !== null) return [this.spot.point.x, this.spot.point.y];
    const cursor = view?.cursor ?? null;
    if (cursor === null || cursor.node < 0) return null;
    const { x, y } = shown[cursor.panel];
    const along = (axis: typeof x, i: number) =>
      axis.min + (i * (axis.max - axis.min)) / (axis.count - 1);
    return [along(x, cursor.node % x.count), along(y!, Math.floor(cursor.node / x.count))];
  }

  letGo(): void {
    const { view } = this.page;
    this.readout.hide();
    this.spot = null;
    if (view === null) return;
    view.cursor = null;
    view.request();
  }
}
