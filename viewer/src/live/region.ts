// SPDX-License-Identifier: Apache-2.0
import { coordinate, type Landscape } from '../data/model';
import type { Region } from './server';

/** A region is offered where it is at most this share of the plane. */
const LARGEST_SHARE = 0.4;

/**
 * The rectangle around the nodes that a reader looks at; null where that is most of the plane, or
 * nothing of it.
 */
export function regionOf(plane: Landscape, nodes: number[]): Region | null {
  if (plane.y === null || nodes.length === 0) return null;
  const columns = plane.x.count;
  const ix = nodes.map((node) => node % columns);
  const iy = nodes.map((node) => Math.floor(node / columns));
  const [left, right] = [Math.min(...ix), Math.max(...ix)];
  const [low, high] = [Math.min(...iy), Math.max(...iy)];
  const share = ((right - left) / (columns - 1)) * ((high - low) / (plane.y.count - 1));
  if (share > LARGEST_SHARE || right === left || high === low) return null;
  return {
    x: [coordinate(plane.x, left), coordinate(plane.x, right)],
    y: [coordinate(plane.y, low), coordinate(plane.y, high)],
  };
}
