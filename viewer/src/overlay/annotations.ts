// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import { isInside } from '../data/inside';
import type { Landscape } from '../data/model';
import { clipped, type Segment } from '../data/section';
import type { CriticalPoint } from '../data/topology';
import type { ViewState } from '../state/view-state';
import { FatLines } from './fat-lines';
import type { Ground } from './ground';
import { release } from './release';

const LIFT = 0.004;
const SPACING = 200;

/** A critical point and where it lies in the scene. */
export interface Spot {
  point: CriticalPoint;
  at: THREE.Vector3;
}

/** What the shape of one plane consists of, drawn on it: separatrices, and the section's line. */
export class Annotations {
  readonly group = new THREE.Group();
  spots: Spot[] = [];
  private readonly descending = new FatLines(1.8, 0xffffff);
  private readonly ascending = new FatLines(1.8, 0xffa24d);
  private readonly section = new FatLines(2.6, 0xffe14d);
  private ground: Ground | null = null;
  private segment: Segment | null = null;

  constructor(private readonly plane: Landscape) {
    this.group.add(this.descending.group, this.ascending.group, this.section.group);
  }

  /** After a new shape of the surface. */
  reshape(ground: Ground): void {
    this.ground = ground;
    const { topology } = this.plane;
    this.spots = (topology?.points ?? [])
      .filter((point) => isInside(this.plane, point.x, point.y))
      .map((point) => ({ point, at: ground.place(point.x, point.y) }));
    for (const kind of ['descending', 'ascending'] as const) {
      this[kind].setPieces((topology?.separatrices ?? []).filter((s) => s.kind === kind).map(
        ({ x, y }) => Array.from(x, (alpha, i) => ground.place(alpha, y[i], LIFT))));
    }
    this.setSection(this.segment);
  }

  show({ separatrices }: ViewState): void {
    this.descending.group.visible = this.ascending.group.visible = separatrices;
  }

  /** Lays the section's line on the surface, or takes it away. */
  setSection(segment: Segment | null): void {
    this.segment = segment;
    const { ground } = this;
    const inside = segment === null ? null : clipped(segment, this.plane);
    if (ground === null || inside === null) return this.section.setPieces([]);
    this.section.setPieces([Array.from({ length: SPACING + 1 }, (_, k) => {
      const t = k / SPACING;
      return ground.place(
        inside.ax + t * (inside.bx - inside.ax), inside.ay + t * (inside.by - inside.ay), LIFT);
    })]);
  }

  dispose(): void {
    release(this.group);
  }
}
