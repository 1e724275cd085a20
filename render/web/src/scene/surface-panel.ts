// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/caption';
import { DIVERGING, divergingMap } from '../data/diverging';
import type { Landscape } from '../data/model';
import { contours } from '../math/contours';
import { sample } from '../math/field';
import { heightOf, levelsOf, type Scale } from '../math/height';
import { raycast } from '../math/raycast';
import { type Box, type Light, reliefBelow, reliefOn } from '../math/relief';
import { Annotations } from '../on/annotations';
import { release } from '../on/release';
import { Ground } from '../path/ground';
import { type Mark, PathTube } from '../path/tube';
import type { ViewState } from '../state';
import { ContourLines } from './contour-lines';
import { Floor } from './floor';
import { MeasuredGrid } from './measured-grid';
import { Pin } from './pin';
import { boxOf, buildSheet } from './sheet';
import { mapTexture, type Sheet, SurfaceMesh } from './surface-mesh';

const LIGHT: Light = unit({ x: -0.42, y: 0.95, z: 0.26 });
const LEVELS = 14;

/** Length of a pin above the surface, of the box's height. */
const PIN = 0.24;

/** One plane as a scene: surface, lines, floor, paths. Rebuilt in part when the state changes. */
export class SurfacePanel {
  readonly scene = new THREE.Scene();
  box: Box;
  height: Scale;
  private sheet: Sheet;
  private readonly surface: SurfaceMesh;
  private readonly surfaceLines = new ContourLines(1.3);
  private readonly floorLines = new ContourLines(1.8);
  private readonly floor = new Floor();
  private readonly grid = new MeasuredGrid();
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
    this.surface = new SurfaceMesh(mapTexture(this.triples(state.map)), LIGHT);
    this.scene.add(
      this.surface.mesh, this.surfaceLines.lines, this.floorLines.lines, this.floor.group,
      this.grid.lines);
    this.annotations = new Annotations(plane);
    this.scene.add(this.annotations.group);
    this.box = boxOf(plane, state.stretch);
    this.height = scales.height;
    this.sheet = this.reshape(scales, state);
  }

  /** After a change of scale, colour channel, map or stretch. */
  reshape(scales: PanelScales, state: ViewState): Sheet {
    const { plane } = this;
    this.height = scales.height;
    this.box = boxOf(plane, state.stretch);
    const built = buildSheet(plane, scales.height, scales.channel, scales.colour);
    this.sheet = built;
    const { heights } = built;
    const size = Math.min(192, Math.max(heights.columns, heights.rows));
    this.surface.setShape(built, this.box, reliefOn(heights, this.box, LIGHT, size));
    this.floor.setShape(
      plane.x, plane.y!, this.box, reliefBelow(heights, this.box, LIGHT, 96, Floor.margin));
    this.grid.set(heights, built.factor, this.box);
    this.ground = new Ground(plane, heights, this.box, this.height);
    this.annotations.reshape(this.ground);
    this.drapePaths();
    this.setPins();
    this.recolour(scales, state);
    return built;
  }

  /** After a change of the map alone. */
  recolour(scales: PanelScales, state: ViewState): void {
    const triples = this.triples(scales.map ?? state.map);
    this.surface.setMap(mapTexture(triples));
    const { heights, mask } = this.sheet;
    const levels = levelsOf(scales.height, LEVELS).filter((level) => {
      const h = heightOf(scales.height, level);
      return h > 0.001 && h < 0.999;
    });
    const lines = contours(heights, levels.map((level) => heightOf(scales.height, level)), mask);
    const sameColour = scales.channel === this.plane.loss;
    const tint = (h: number, dark: number) =>
      sameColour ? mapColour(triples, h).multiplyScalar(dark) : new THREE.Color(0x1c2433);
    this.surfaceLines.set(lines, this.box, (h) => h * this.box.height, (h) => tint(h, 0.22));
    this.floorLines.set(lines, this.box, () => -this.box.gap, (h) => tint(h, 0.85));
    this.show(state);
  }

  show(state: ViewState): void {
    this.surfaceLines.visible = state.surfaceLines;
    this.floorLines.visible = state.floorLines;
    this.grid.lines.visible = state.grid;
    this.annotations.show(state);
    for (const tube of this.tubes) {
      tube.group.visible = state.paths;
      tube.show(state);
    }
  }

  setTheme(dark: boolean): void {
    this.floor.setTheme(dark);
  }

  setResolution(width: number, height: number): void {
    this.surfaceLines.setResolution(width, height);
    this.floorLines.setResolution(width, height);
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
    return raycast(this.sheet.heights, {
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

  private at(u: number, v: number): THREE.Vector3 {
    const { width, depth, height } = this.box;
    const h = sample(this.sheet.heights, u, v);
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
    return map === DIVERGING ? divergingMap() : this.maps.get(map)!;
  }

  /** Frees what the graphics card holds of this panel. */
  dispose(): void {
    release(this.scene);
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

function unit({ x, y, z }: Light): Light {
  const size = Math.hypot(x, y, z);
  return { x: x / size, y: y / size, z: z / size };
}
