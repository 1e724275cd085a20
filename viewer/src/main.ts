// SPDX-License-Identifier: Apache-2.0
import { App } from './app';
import { decodeLandscape, decodePage, type RawLandscape } from './data/decode';
import { Live } from './live/live';
import { byId } from './ui/dom';

/** What tests look at; nothing of the page depends on it. */
interface Probe {
  firstPictureMs: number;
  frames(): number;
  triangles(): number;
  /** Client coordinates of a node, as the picture shows it. */
  locate(panel: number, node: number): { x: number; y: number };
  /** Client coordinates of a place on the surface. */
  place(panel: number, x: number, y: number): { x: number; y: number };
  /** Puts another measurement in a landscape's place. */
  replace(index: number, raw: RawLandscape): void;
  /** The camera: position, target, field of view. */
  pose(): number[];
  /** Where a ball's centre is, its turn as a quaternion, and the surface's height beneath it. */
  ball(panel: number, path: number, step: number): { centre: number[]; turn: number[]; ground: number } | null;
  /** Client coordinates of the pins' heads. */
  models(panel: number): { x: number; y: number }[];
}

document.documentElement.classList.add('js');
const app = new App(decodePage(byId('thalweg-data').textContent!));
if (app.data.version !== null) new Live(app, app.data.version);
const stage = byId('stage');
const client = ({ x, y }: { x: number; y: number }) => {
  const box = stage.getBoundingClientRect();
  return { x: box.left + x, y: box.top + y };
};
const probe: Probe = {
  firstPictureMs: performance.now(),
  frames: () => app.view?.frames ?? 0,
  triangles: () => app.view?.triangles ?? 0,
  locate: (panel, node) => client(app.view!.locate(panel, node)),
  place: (panel, x, y) => client(app.view!.project(panel, app.view!.panels[panel].ground.place(x, y))),
  replace: (index, raw) => app.replace(index, decodeLandscape(raw)),
  pose: () => app.view!.orbit.pose,
  ball: (panel, path, step) => {
    const { tubes } = app.view!.panels[panel];
    const pose = tubes[path].poseAt(step);
    if (pose === null) return null;
    return { centre: pose.centre.toArray(), turn: pose.turn.toArray(), ground: tubes[path].groundAt(step) };
  },
  models: (panel) => app.view!.locateModels(panel).map(client),
};
Object.assign(window, { thalweg: probe });
