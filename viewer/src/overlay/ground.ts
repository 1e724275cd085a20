// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Landscape } from '../data/model';
import type { Box } from '../math/box';
import { type Field, sample } from '../math/field';
import { heightOf, type Scale } from '../math/height';

/** A drawn surface as the things that stand and roll on it see it. */
export class Ground {
  constructor(
    private readonly plane: Landscape,
    private readonly heights: Field,
    private readonly box: Box,
    private readonly scale: Scale,
  ) {}

  /** The scene's point above (α, β), `lift` above the surface. */
  place(x: number, y: number, lift = 0): THREE.Vector3 {
    const [u, v] = this.share(x, y);
    return new THREE.Vector3(
      (u - 0.5) * this.box.width,
      sample(this.heights, u, v) * this.box.height + lift,
      (0.5 - v) * this.box.depth);
  }

  /** Upright on the drawn surface, length 1. */
  normal(x: number, y: number): THREE.Vector3 {
    const [u, v] = this.share(x, y);
    const { columns, rows } = this.heights;
    const slope = (du: number, dv: number, cells: number, size: number) => {
      const ahead = sample(this.heights, u + du, v + dv);
      const behind = sample(this.heights, u - du, v - dv);
      return ((ahead - behind) * this.box.height * cells) / (2 * size);
    };
    const east = slope(1 / (columns - 1), 0, columns - 1, this.box.width);
    const north = slope(0, 1 / (rows - 1), rows - 1, this.box.depth);
    return new THREE.Vector3(-east, 1, north).normalize();
  }

  /** The height at which a loss would lie; NaN where the loss is not finite. */
  level(loss: number): number {
    return Number.isFinite(loss) ? heightOf(this.scale, loss) * this.box.height : Number.NaN;
  }

  get floor(): number {
    return -this.box.gap;
  }

  private share(x: number, y: number): [u: number, v: number] {
    const { x: a } = this.plane;
    const b = this.plane.y ?? a;
    return [(x - a.min) / (a.max - a.min), (y - b.min) / (b.max - b.min)];
  }
}
