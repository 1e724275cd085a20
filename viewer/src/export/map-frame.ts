// SPDX-License-Identifier: Apache-2.0
import type { Axis } from '../data/model';

/** Where a map lies on its sheet, and how α and β become places on it. */
export interface MapFrame {
  x: number;
  y: number;
  width: number;
  height: number;
  px(alpha: number): number;
  py(beta: number): number;
}

/** The longer side is `size`; the axes' true ratio unless a strip would be left. */
export function mapFrame(a: Axis, b: Axis, size: number, left: number, top: number): MapFrame {
  const ratio = Math.min(2.5, Math.max(0.4, (b.max - b.min) / (a.max - a.min)));
  const width = ratio > 1 ? size / ratio : size;
  const height = ratio > 1 ? size : size * ratio;
  return {
    x: left, y: top, width, height,
    px: (alpha) => left + ((alpha - a.min) / (a.max - a.min)) * width,
    py: (beta) => top + (1 - (beta - b.min) / (b.max - b.min)) * height,
  };
}
