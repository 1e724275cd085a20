// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/caption';
import type { Landscape, Path, PathPoint } from '../data/model';
import { type Field, sample } from '../math/field';
import type { Box } from '../math/relief';

const RADIUS = 0.009;
const TINTS = [0xffffff, 0xffd166, 0xff9ab8, 0x9be8ff];

/** A checkpoint that is drawn, and where. */
export interface Mark {
  path: Path;
  point: PathPoint;
  order: number;
  at: THREE.Vector3;
}

/** A training path draped over the surface; pieces outside the window are left out. */
export class PathTube {
  readonly group = new THREE.Group();
  readonly marks: Mark[] = [];

  constructor(landscape: Landscape, path: Path, number: number, heights: Field, box: Box) {
    const tint = TINTS[number % TINTS.length];
    const place = onSurface(landscape, heights, box);
    for (const piece of pieces(landscape, path.points)) {
      const points = draped(piece, place);
      if (points.length > 1) this.group.add(...tube(points, tint));
    }
    path.points.forEach((point, order) => {
      if (!isInside(landscape, point.x, point.y)) return;
      const at = place(point.x, point.y);
      this.marks.push({ path, point, order, at });
      this.group.add(...bead(at, tint, order === 0 || order === path.points.length - 1));
    });
  }

  dispose(): void {
    this.group.traverse((part) => {
      if (part instanceof THREE.Mesh) {
        part.geometry.dispose();
        (part.material as THREE.Material).dispose();
      }
    });
  }
}

type Place = (x: number, y: number) => THREE.Vector3;

function onSurface(landscape: Landscape, heights: Field, box: Box): Place {
  const { x: a } = landscape;
  const b = landscape.y ?? a;
  return (x, y) => {
    const u = (x - a.min) / (a.max - a.min);
    const v = (y - b.min) / (b.max - b.min);
    const lift = sample(heights, u, v) * box.height + 0.6 * RADIUS;
    return new THREE.Vector3((u - 0.5) * box.width, lift, (0.5 - v) * box.depth);
  };
}

/** Runs of consecutive points inside the window. */
function pieces(landscape: Landscape, points: PathPoint[]): PathPoint[][] {
  const runs: PathPoint[][] = [[]];
  for (const point of points) {
    if (isInside(landscape, point.x, point.y)) runs[runs.length - 1].push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Follows the surface between checkpoints; equal neighbours are merged (no tangent there). */
function draped(points: PathPoint[], place: Place): THREE.Vector3[] {
  const out: THREE.Vector3[] = [];
  const push = (v: THREE.Vector3) => {
    if (out.length === 0 || out[out.length - 1].distanceTo(v) > 1e-4) out.push(v);
  };
  for (let i = 0; i + 1 < points.length; i++) {
    const [p, q] = [points[i], points[i + 1]];
    const length = place(p.x, p.y).distanceTo(place(q.x, q.y));
    const steps = Math.max(1, Math.min(60, Math.ceil(length / 0.015)));
    for (let k = 0; k < steps; k++) {
      push(place(p.x + (k / steps) * (q.x - p.x), p.y + (k / steps) * (q.y - p.y)));
    }
  }
  const last = points[points.length - 1];
  push(place(last.x, last.y));
  return out;
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
  const round = (radius: number) =>
    new THREE.TubeGeometry(curve, Math.min(2000, points.length * 2), radius, 8, false);
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
