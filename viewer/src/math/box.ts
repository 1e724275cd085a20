// SPDX-License-Identifier: Apache-2.0

/** The box that a landscape fills: width along x, depth along y, height; world units. */
export interface Box {
  width: number;
  depth: number;
  height: number;
  /** How far the floor lies below height 0. */
  gap: number;
}
