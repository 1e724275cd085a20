// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Field } from '../math/field';
import type { Box } from '../math/relief';

/** The grid lines through the measured nodes, on the surface. */
export class MeasuredGrid {
  readonly lines = new THREE.LineSegments(
    new THREE.BufferGeometry(),
    new THREE.LineBasicMaterial({ color: 0x10141c, transparent: true, opacity: 0.4 }),
  );

  set(heights: Field, factor: number, box: Box): void {
    const { columns, rows, values } = heights;
    const index: number[] = [];
    for (let iy = 0; iy < rows; iy++) {
      for (let ix = 0; ix < columns; ix++) {
        const at = iy * columns + ix;
        if (ix + 1 < columns && iy % factor === 0) index.push(at, at + 1);
        if (iy + 1 < rows && ix % factor === 0) index.push(at, at + columns);
      }
    }
    const positions = new Float32Array(3 * values.length);
    values.forEach((h, i) => {
      const ix = i % columns;
      const u = ix / (columns - 1);
      const v = (i - ix) / columns / (rows - 1);
      positions.set([(u - 0.5) * box.width, h * box.height, (0.5 - v) * box.depth], 3 * i);
    });
    this.lines.geometry.dispose();
    this.lines.geometry = new THREE.BufferGeometry()
      .setAttribute('position', new THREE.BufferAttribute(positions, 3))
      .setIndex(index);
  }
}
