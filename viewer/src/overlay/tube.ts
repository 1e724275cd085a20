// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import type { Landscape, Path, PathPoint } from '../data/model';
import { Ball } from './ball';
import { drape, type Station, stationBefore } from './drape';
import type { Ground } from './ground';
import { release } from './release';
import { Roll } from './roll';
import { Stems } from './stems';

const RADIUS = 0.009;
const BALL = 0.055;
const SIDES = 8;
const TINTS = [0xffffff, 0xffd166, 0xff9ab8, 0x9be8ff];

/** A checkpoint that is drawn, and where. */
export interface Mark {
  path: Path;
  point: PathPoint;
  order: number;
  at: THREE.Vector3;
}

/** How much of a path is shown. */
export interface PathView {
  /** Recorded checkpoints gone, with parts of one in between. */
  step: number;
  ball: boolean;
  /** Only the way behind the ball. */
  trail: boolean;
  stems: boolean;
}

/** A training path draped over the surface; pieces outside the window are left out. */
export class PathTube {
  readonly group = new THREE.Group();
  readonly marks: Mark[] = [];
  private readonly pieces: Piece[];
  private readonly beads: { order: number; mesh: THREE.Mesh }[] = [];
  private readonly ball: Ball;
  private readonly stems: Stems;

  constructor(
    landscape: Landscape, private readonly path: Path, number: number, private readonly ground: Ground,
  ) {
    const tint = TINTS[number % TINTS.length];
    this.pieces = drape(landscape, path, ground).map((stations) => new Piece(stations, tint));
    for (const { group } of this.pieces) this.group.add(group);
    path.points.forEach((point, order) => {
      if (!isInside(landscape, point.x, point.y)) return;
      const at = ground.place(point.x, point.y, 0.6 * RADIUS);
      this.marks.push({ path, point, order, at });
      for (const mesh of bead(at, tint, order === 0 || order === path.points.length - 1)) {
        this.beads.push({ order, mesh });
        this.group.add(mesh);
      }
    });
    this.stems = new Stems(landscape, path, ground, tint);
    this.ball = new Ball(BALL, number === 0 ? 0xff5a4d : tint);
    this.group.add(this.stems.group, this.ball.group);
  }

  show({ step, ball, trail, stems }: PathView): void {
    const gone = Math.min(step, this.path.points.length - 1);
    for (const piece of this.pieces) piece.show(trail ? gone : Infinity);
    for (const { order, mesh } of this.beads) mesh.visible = !trail || order <= gone + 1e-9;
    this.stems.group.visible = stems;
    this.ball.show(ball ? this.poseAt(gone) : null);
  }

  /** The ball as it is drawn: what throws a shadow; null while there is none. */
  get sphere(): { centre: THREE.Vector3; radius: number } | null {
    return this.group.visible && this.ball.group.visible
      ? { centre: this.ball.group.position, radius: BALL } : null;
  }

  /** Where the ball's centre is at a step and how it is turned; null outside the window. */
  poseAt(step: number) {
    for (const { roll } of this.pieces) {
      const pose = roll.at(step);
      if (pose !== null) return pose;
    }
    return null;
  }

  /** The drawn surface's height where the path is at a step; NaN outside the window. */
  groundAt(step: number): number {
    const { points } = this.path;
    const i = Math.min(points.length - 2, Math.floor(step));
    const s = step - i;
    const at = (key: 'x' | 'y') => points[i][key] + s * (points[i + 1][key] - points[i][key]);
    return this.ground.place(at('x'), at('y')).y;
  }

  dispose(): void {
    release(this.group);
  }
}

/** One run inside the window: a tube that can end at any step. */
class Piece {
  readonly group = new THREE.Group();
  readonly roll: Roll;
  private readonly tubes: THREE.Mesh[];
  private readonly kept: Station[];

  constructor(private readonly stations: Station[], tint: number) {
    this.roll = new Roll(stations, BALL);
    this.kept = apart(stations);
    const points = this.kept.map(({ at }) => at.clone().setY(at.y + 0.6 * RADIUS));
    this.tubes = points.length > 1 ? tube(points, tint) : [];
    if (this.tubes.length > 0) this.group.add(...this.tubes);
  }

  show(step: number): void {
    if (this.stations[0].step > step) {
      this.group.visible = false;
      return;
    }
    this.group.visible = true;
    const last = stationBefore(this.kept, step);
    for (const { geometry } of this.tubes) geometry.setDrawRange(0, Math.max(0, last) * SIDES * 6);
  }
}

/** Equal neighbours are merged: there a tube has no direction. */
function apart(stations: Station[]): Station[] {
  const kept: Station[] = [];
  for (const station of stations) {
    const last = kept[kept.length - 1];
    if (last === undefined || last.at.distanceTo(station.at) > 1e-4) kept.push(station);
  }
  return kept;
}

class Polyline extends THREE.Curve<THREE.Vector3> {
  constructor(private readonly points: THREE.Vector3[]) {
    super();
  }

  override getPoint(t: number, target = new THREE.Vector3()): THREE.Vector3 {
    const at = t * (this.points.length - 1);
    const i = Math.min(Math.floor(at), this.points.length - 2);
    return target.lerpVectors(this.points[i], this.points[i + 1], at - i);
  }

  /** By index, not by arc length: the points are dense already. */
  override getPointAt(u: number, target?: THREE.Vector3): THREE.Vector3 {
    return this.getPoint(u, target);
  }

  override getTangentAt(u: number, target?: THREE.Vector3): THREE.Vector3 {
    return this.getTangent(u, target);
  }
}

/** A light core in a dark hull, readable on every colour map; faint where a wall hides it. */
function tube(points: THREE.Vector3[], tint: number): THREE.Mesh[] {
  const curve = new Polyline(points);
  // One ring a point: the draw range ends where the ball is.
  const round = (radius: number) =>
    new THREE.TubeGeometry(curve, points.length - 1, radius, SIDES, false);
  const ghost = new THREE.Mesh(round(RADIUS * 0.7), new THREE.MeshBasicMaterial({
    color: tint, transparent: true, opacity: 0.28, depthTest: false, depthWrite: false,
  }));
  ghost.renderOrder = 3;
  return [
    new THREE.Mesh(round(RADIUS * 1.7), hullMaterial()),
    new THREE.Mesh(round(RADIUS), new THREE.MeshBasicMaterial({ color: tint })),
    ghost,
  ];
}

function bead(at: THREE.Vector3, tint: number, end: boolean): THREE.Mesh[] {
  const radius = RADIUS * (end ? 2.6 : 1.5);
  const core = new THREE.Mesh(
    new THREE.SphereGeometry(radius, 16, 12), new THREE.MeshBasicMaterial({ color: tint }));
  const hull = new THREE.Mesh(
    new THREE.SphereGeometry(radius + RADIUS * 0.7, 16, 12), hullMaterial());
  core.position.copy(at);
  hull.position.copy(at);
  return [hull, core];
}

function hullMaterial(): THREE.MeshBasicMaterial {
  return new THREE.MeshBasicMaterial({ color: 0x11151d, side: THREE.BackSide });
}
