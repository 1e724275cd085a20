// SPDX-License-Identifier: Apache-2.0
import { columns, coordinate, type Landscape, rows } from './model';
import { countedTypes } from './topology';
import { short } from '../math/format';

/** One landscape in words, for those who do not see the picture. */
export function summary(landscape: Landscape): string {
  const { values, label } = landscape.channels[landscape.loss];
  const size = landscape.y === null
    ? `a line of ${columns(landscape)} points`
    : `a grid of ${columns(landscape)} by ${rows(landscape)} points`;
  const low = extreme(values, (a, b) => a < b);
  if (low < 0) return `${landscape.name}: ${label} on ${size}; no point has a finite value.`;
  const high = extreme(values, (a, b) => a > b);
  const paths = landscape.paths.map((p) => `${p.name} with ${p.points.length} points`);
  return `${landscape.name}: ${label} on ${size}. `
    + `Lowest ${short(values[low])} at ${place(landscape, low)}; `
    + `highest ${short(values[high])} at ${place(landscape, high)}.`
    + (landscape.markers.length > 0
      ? ` Models marked: ${landscape.markers.map((m) => m.label).join(', ')}.` : '')
    + (landscape.topology !== null && landscape.topology.points.length > 0
      ? ` On it: ${countedTypes(landscape.topology.points)}.` : '')
    + (paths.length > 0 ? ` Paths drawn: ${paths.join(', ')}.` : '');
}

/** α and β of a node, as text. */
export function place(landscape: Landscape, node: number): string {
  const ix = node % columns(landscape);
  const alpha = `α ${short(coordinate(landscape.x, ix))}`;
  if (landscape.y === null) return alpha;
  const iy = Math.floor(node / columns(landscape));
  return `${alpha}, β ${short(coordinate(landscape.y, iy))}`;
}

function extreme(values: Float64Array, better: (a: number, b: number) => boolean): number {
  let best = -1;
  values.forEach((v, i) => {
    if (Number.isFinite(v) && (best < 0 || better(v, values[best]))) best = i;
  });
  return best;
}
