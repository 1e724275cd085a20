// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import { triplesOf } from '../data/maps';
import type { Landscape } from '../data/model';
import type { Box } from '../math/box';
import { sample } from '../math/field';
import { heightOf, type Scale } from '../math/height';
import { linearLevels } from '../math/levels';
import { lightFrom } from '../math/light';
import { Pyramid } from '../math/pyramid';
import { floorLight, skyOn, sunOn } from '../math/relief';
import { Annotations } from '../overlay/annotations';
import { lightBalls } from '../overlay/ball';
import { Ground } from '../overlay/ground';
import { release } from '../overlay/release';
import { type Mark, PathTube } from '../overlay/tube';
import { isColoured } from '../state/looks';
import type { ViewState } from '../state/view-state';
import { Backdrop } from './backdrop';
import { boxOf, buildDisplayFields, type DisplayFields } from './display-fields';
import { Floor } from './floor';
import { Isolines, levelsInside } from './isolines';
import type { Viewpoint } from './level-choice';
import { Pin } from './pin';
import { SurfaceMesh } from './surface-mesh';

/** Length of a pin above the surface, of the box's height. */
const PIN = 0.24;

/** One plane as a scene: surface, lines, floor, paths. Rebuilt in part when the state changes. */
export class SurfacePanel {
  readonly scene = new THREE.Scene();
  box: Box;
  height: Scale;
  /** Told when something has changed outside a call, such as lines that were long in the making. */
  changed = () => {};
  private fields: DisplayFields;
  private fieldsKey = '';
  private pyramid: Pyramid | null = null;
  private mean: number | null = null;
  private readonly surface = new SurfaceMesh();
  readonly isolines = new Isolines();
  private readonly floor = new Floor();
  private readonly backdrop = new Backdrop();
  private guest = false;
  private state: ViewState;
  readonly annotations: Annotations;
  tubes: PathTube[] = [];
  ground!: Ground;
  pins: Pin[] = [];

  constructor(
    readonly plane: Landscape,
    private readonly maps: Map<string, Uint8Array>,
    scales: PanelScales,
    state: ViewState,
  ) {
    this.state = state;
    this.scene.add(
      this.backdrop.mesh, this.surface.group, this.isolines.group,
      this.floor.group);
    this.annotations = new Annotations(plane);
    this.scene.add(this.annotations.group);
    this.box = boxOf(plane, state.stretch);
    this.height = scales.height;
    this.fields = this.reshape(scales, state);
  }

  /** After a change of scale, colour channel, map or stretch. */
  reshape(scales: PanelScales, state: ViewState): DisplayFields {
    const { plane } = this;
    this.state = state;
    this.height = scales.height;
    this.box = boxOf(plane, state.stretch);
    this.rebuildFields(scales);
    const { heights } = this.fields;
    this.surface.setBox(this.box);
    this.surface.setTicks(ticksOf(plane));
    this.surface.setSky(skyOn(heights, this.box));
    this.floor.setShape(plane.x, plane.y!, this.box);
    this.relight(state);
    this.ground = new Ground(plane, heights, this.box, this.height);
    this.annotations.reshape(this.ground);
    this.drapePaths();
    this.setPins();
    this.recolour(scales, state);
    return this.fields;
  }

  /** Only where values or their scale have changed: a new stretch keeps all of it. */
  private rebuildFields(scales: PanelScales): void {
    const key = JSON.stringify([scales.height, scales.channel, scales.colour]);
    if (key === this.fieldsKey) return;
    this.fieldsKey = key;
    this.fields = buildDisplayFields(this.plane, scales.height, scales.channel, scales.colour);
    this.pyramid = null;
    this.mean = null;
    this.surface.setShape(this.fields, this.box);
    this.surface.setTint(this.fields);
  }

  /** After the light has moved. */
  relight(state: ViewState): void {
    const light = lightFrom(state.sunAzimuth, state.sunElevation);
    const { heights } = this.fields;
    lightBalls(light);
    this.surface.setSun(light, sunOn(heights, this.box, light));
    this.floor.setLight(floorLight(heights, this.box, light, Floor.texels, Floor.margin));
  }

  /** After a change of the map or the look alone. */
  recolour(scales: PanelScales, state: ViewState): void {
    this.surface.setMap(this.triples(scales.map ?? state.map));
    this.surface.setLook(state.look);
    this.surface.setBands(levelsInside(scales.colour).map(({ h }) => h));
    const triples = this.triples(scales.map ?? state.map);
    const sameColour = scales.channel === this.plane.loss && isColoured(state.look);
    this.isolines.set(this.fields, scales.height, this.box, {
      at: (h) => (sameColour ? mapColour(triples, h) : null), wire: state.look === 'wire',
    }, () => {
      this.show(this.state);
      this.changed();
    });
    this.show(state);
  }

  show(state: ViewState): void {
    this.state = state;
    this.isolines.show(state.surfaceLines, state.floorLines && !this.guest);
    this.floor.group.visible = !this.guest;
    this.backdrop.mesh.visible = !this.guest;
    this.surface.setGrid(state.grid);
    this.annotations.show(state);
    for (const tube of this.tubes) {
      tube.group.visible = state.paths;
      tube.show(state);
    }
  }

  /** As a guest in another panel's scene it brings neither floor nor backdrop. */
  setGuest(guest: boolean, opacity: number): void {
    this.guest = guest;
    this.surface.setOpacity(opacity);
    this.show(this.state);
  }

  setTheme(dark: boolean): void {
    this.floor.setTheme(dark);
    this.backdrop.setTheme(dark);
  }

  /** Before a frame: the mesh as fine as this camera needs it. */
  prepare(camera: THREE.PerspectiveCamera, view: Viewpoint, pixelRatio: number): void {
    this.surface.setPixel(pixelRatio);
    const heads = this.pins.map(({ head }) => ({ centre: head, radius: Pin.radius }));
    const balls = this.tubes.map((tube) => tube.sphere).filter((ball) => ball !== null);
    this.surface.setSpheres([...balls, ...heads]);
    this.surface.prepare(camera, view);
  }

  setResolution(width: number, height: number): void {
    this.isolines.setResolution(width, height);
  }

  /** The measured node nearest to where a ray meets the surface, or −1. */
  pick(ray: THREE.Ray): number {
    const hit = this.meet(ray);
    if (hit === null) return -1;
    const columns = this.plane.x.count;
    const ix = Math.round(hit.u * (columns - 1));
    const iy = Math.round(hit.v * (this.plane.y!.count - 1));
    return iy * columns + ix;
  }

  /** Whether the surface stands between the eye and a point. */
  hides(eye: THREE.Vector3, point: THREE.Vector3): boolean {
    const toPoint = point.clone().sub(eye);
    const hit = this.meet(new THREE.Ray(eye, toPoint));
    return hit !== null && hit.distance < 1 - 0.012 / toPoint.length();
  }

  /** The first place where a ray meets the surface; its direction is the unit of distance. */
  meet({ origin: o, direction: d }: THREE.Ray): { u: number; v: number; distance: number } | null {
    const { width, depth, height } = this.box;
    this.pyramid ??= new Pyramid(this.fields.heights);
    return this.pyramid.raycast({
      u: o.x / width + 0.5, v: 0.5 - o.z / depth, w: o.y / height,
      du: d.x / width, dv: -d.z / depth, dw: d.y / height,
    });
  }

  /** Where a node lies in the scene. */
  nodeAt(node: number): THREE.Vector3 {
    const columns = this.plane.x.count;
    const u = (node % columns) / (columns - 1);
    const v = Math.floor(node / columns) / (this.plane.y!.count - 1);
    return this.at(u, v);
  }

  get marks(): Mark[] {
    return this.tubes.flatMap((tube) => tube.marks);
  }

  /** The pins' heads, to be pointed at as checkpoints are. */
  get models(): Mark[] {
    const points = this.plane.markers;
    return this.pins.map(({ marker, head }) => (
      { path: { name: 'model', points }, point: marker, order: points.indexOf(marker), at: head }));
  }

  /** Points whose bounds are the picture's: the rim and body of the surface, and the floor. */
  outline(): THREE.Vector3[] {
    const points: THREE.Vector3[] = [];
    for (let i = 0; i <= 16; i++) {
      for (let j = 0; j <= 16; j++) points.push(this.at(i / 16, j / 16));
    }
    for (const { head } of this.pins) points.push(head);
    const { width, depth, gap } = this.box;
    for (const x of [-0.5, 0.5]) {
      for (const z of [-0.5, 0.5]) points.push(new THREE.Vector3(x * width, -gap, z * depth));
    }
    return points;
  }

  /** Over the whole plane, 0 to 1. */
  get meanHeight(): number {
    const { values } = this.fields.heights;
    this.mean ??= values.reduce((sum, h) => sum + h, 0) / values.length;
    return this.mean;
  }

  /** The surface's point at shares of its axes. */
  at(u: number, v: number): THREE.Vector3 {
    const { width, depth, height } = this.box;
    const h = sample(this.fields.heights, u, v);
    return new THREE.Vector3((u - 0.5) * width, h * height, (0.5 - v) * depth);
  }

  private drapePaths(): void {
    for (const tube of this.tubes) tube.dispose();
    this.tubes = this.plane.paths.map(
      (path, i) => new PathTube(this.plane, path, i, this.ground));
    for (const tube of this.tubes) this.scene.add(tube.group);
  }

  /** After a new shape: pins stand on the surface. */
  private setPins(): void {
    for (const pin of this.pins) {
      this.scene.remove(pin.group);
      pin.dispose();
    }
    const { x: a, y: b, markers } = this.plane;
    this.pins = markers.filter((m) => isInside(this.plane, m.x, m.y)).map((marker) => {
      const foot = this.at(
        (marker.x - a.min) / (a.max - a.min), (marker.y - b!.min) / (b!.max - b!.min));
      const height = Number.isFinite(marker.loss) ? heightOf(this.height, marker.loss) : 0;
      const truth = foot.clone().setY(height * this.box.height);
      const head = foot.clone().setY(Math.max(foot.y, truth.y) + PIN * this.box.height);
      return new Pin(marker, foot, truth, head);
    });
    for (const pin of this.pins) this.scene.add(pin.group);
  }

  triples(map: string): Uint8Array {
    return triplesOf(this.maps, map);
  }

  /** Frees what the graphics card holds of this panel. */
  dispose(): void {
    release(this.scene);
    this.surface.dispose();
    this.floor.dispose();
  }
}

/** How one panel turns values into heights and colours. */
export interface PanelScales {
  height: Scale;
  channel: number;
  colour: Scale;
  map?: string;
}

function mapColour(triples: Uint8Array, t: number): THREE.Color {
  const i = 3 * Math.round(Math.min(1, Math.max(0, t)) * 255);
  return new THREE.Color().setRGB(
    triples[i] / 255, triples[i + 1] / 255, triples[i + 2] / 255, THREE.SRGBColorSpace);
}

/** Where graph paper has its lines: a round coordinate's place, and the steps, over 0..1. */
function ticksOf({ x, y }: Landscape): [number, number, number, number] {
  const along = ({ min, max }: { min: number; max: number }) => {
    const [first, second] = linearLevels(min, max, 4);
    const step = (second ?? max) - first;
    return [(first - min) / (max - min), step / (max - min)];
  };
  const [[u, stepU], [v, stepV]] = [along(x), along(y!)];
  return [u, v, stepU, stepV];
}
