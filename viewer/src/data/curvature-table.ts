// SPDX-License-Identifier: Apache-2.0
import { percent, short } from '../math/format';
import { hessianFigures } from './curvature';
import { coordinate, type Axis, type Landscape } from './model';

/** Figures of several planes: a name, then a value for each plane. */
export interface CurvatureTable {
  planes: string[];
  figures: [name: string, values: string[]][];
}

const UNKNOWN = '–';

/**
 * Planes through one model side by side: how each is curved at its centre, and what the full space
 * knows of it. Null unless there are several planes and one of them knows the Hessian.
 */
export function curvatureTable(landscapes: Landscape[]): CurvatureTable | null {
  const planes = landscapes.filter((l) => l.y !== null);
  if (planes.length < 2 || !planes.some((l) => l.findings.spectrum !== undefined)) return null;
  const curved = planes.map(principalCurvatures);
  const hessians = planes.map((l) => hessianFigures(l.findings));
  const odds = planes.map((l) => l.findings.planeOdds);
  const figures: [string, string[]][] = [
    ['largest curvature', curved.map((c) => (c === null ? UNKNOWN : three(c.high)))],
    ['smallest', curved.map((c) => (c === null ? UNKNOWN : three(c.low)))],
    ['looks like', curved.map((c) => (c === null ? UNKNOWN : kind(c)))],
    ...hessians[0].map(([name], k): [string, string[]] => (
      [name, hessians.map((figure) => known(figure[k][1], three))])),
    ['a random plane shows a saddle', odds.map((o) => known(o?.saddle, percent))],
    ['shows a minimum', odds.map((o) => known(o?.minimum, percent))],
  ];
  return {
    planes: planes.map((l) => l.name),
    figures: figures.filter(([, values]) => values.some((value) => value !== UNKNOWN)),
  };
}

function known(value: number | null | undefined, say: (value: number) => string): string {
  return value === undefined || value === null || !Number.isFinite(value) ? UNKNOWN : say(value);
}

const three = (value: number) => short(value, 3);

function kind({ low, high }: { low: number; high: number }): string {
  if (low > 0) return 'a minimum';
  return high < 0 ? 'a maximum' : 'a saddle';
}

/**
 * Smallest and largest second derivative by distance at (0, 0), by central differences over one
 * step of the grid; null where that is no inner node or the plane's lengths are not known.
 */
export function principalCurvatures(plane: Landscape): { low: number; high: number } | null {
  const { x, y, findings: { geometry } } = plane;
  const [a, b] = geometry?.directionNorms ?? [];
  if (y === null || a === undefined || b === undefined) return null;
  const [i, j] = [originOf(x), originOf(y)];
  if (i < 0 || j < 0) return null;
  const { values } = plane.channels[plane.loss];
  const at = (dx: number, dy: number) => values[(j + dy) * x.count + i + dx];
  const [h, k] = [a * step(x), b * step(y)];
  const xx = (at(1, 0) - 2 * at(0, 0) + at(-1, 0)) / (h * h);
  const yy = (at(0, 1) - 2 * at(0, 0) + at(0, -1)) / (k * k);
  const xy = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * k);
  // In an orthonormal frame: the second axis less its part along the first.
  const cosine = geometry?.cosine ?? 0;
  const sine = Math.sqrt(1 - cosine * cosine);
  const across = (xy - cosine * xx) / sine;
  const other = (yy - 2 * cosine * xy + cosine * cosine * xx) / (sine * sine);
  const mean = (xx + other) / 2;
  const half = Math.hypot((xx - other) / 2, across);
  return Number.isFinite(half) ? { low: mean - half, high: mean + half } : null;
}

const step = (axis: Axis) => (axis.max - axis.min) / (axis.count - 1);

/** The inner node at 0, or −1. */
function originOf(axis: Axis): number {
  const i = Math.round(-axis.min / step(axis));
  const inner = i > 0 && i < axis.count - 1;
  return inner && Math.abs(coordinate(axis, i)) < 1e-9 * (axis.max - axis.min) ? i : -1;
}
