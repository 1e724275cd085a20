// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { labelSpots } from '../src/math/contour-labels';
import { contours } from '../src/math/contours';
import { type Field, sample } from '../src/math/field';
import { heightOf, levelsOf, type Scale } from '../src/math/height';
import { polylines, simplified } from '../src/math/polylines';

const SIDE = 121;
const BOX = { width: 2, depth: 2, height: 1, gap: 0.3 };
const SCALE: Scale = { mode: 'log', low: 0.02, high: 40 };

const value = (u: number, v: number) =>
  0.02 + 30 * ((u - 0.5) ** 2 + 1.3 * (v - 0.45) ** 2) + 2 * Math.sin(5 * u) ** 2 * v;
const field: Field = {
  columns: SIDE, rows: SIDE,
  values: Float32Array.from({ length: SIDE * SIDE }, (_, i) => heightOf(
    SCALE, value((i % SIDE) / (SIDE - 1), Math.floor(i / SIDE) / (SIDE - 1)))),
};
const levels = levelsOf(SCALE, 12);
const lines = contours(field, levels.map((l) => heightOf(SCALE, l))).flatMap(polylines);

describe('polylines', () => {
  it('hold every piece once', () => {
    const pieces = contours(field, levels.map((l) => heightOf(SCALE, l)))
      .reduce((sum, c) => sum + c.segments.length / 4, 0);
    expect(lines.reduce((sum, l) => sum + l.points.length / 2 - 1, 0)).toBe(pieces);
  });
  it('a bowl has one closed line a level until it meets the border', () => {
    const bowl: Field = {
      ...field,
      values: field.values.map((_, i) =>
        Math.hypot((i % SIDE) / 60 - 1, Math.floor(i / SIDE) / 60 - 1)),
    };
    const [inner, outer] = contours(bowl, [0.7, 1.2]).map(polylines);
    expect(inner.map((l) => l.closed)).toEqual([true]);
    const { points } = inner[0];
    expect([points[0], points[1]]).toEqual([points[points.length - 2], points[points.length - 1]]);
    expect(outer.map((l) => l.closed)).toEqual([false, false, false, false]);
  });
});

describe('simplified', () => {
  it('keeps ends and stays within the tolerance, with far fewer points', () => {
    const tolerance = 2e-3;
    let [before, after] = [0, 0];
    for (const line of lines) {
      const short = simplified(line, 2, 2, tolerance);
      before += line.points.length / 2;
      after += short.points.length / 2;
      expect([...short.points.subarray(-2)]).toEqual([...line.points.subarray(-2)]);
      for (let i = 0; i < line.points.length; i += 2) {
        let least = Infinity;
        for (let k = 2; k < short.points.length; k += 2) {
          least = Math.min(least, away(line.points.subarray(i, i + 2), short.points.subarray(k - 2, k + 2)));
        }
        expect(2 * least).toBeLessThan(tolerance * 1.001);
      }
    }
    expect(after).toBeLessThan(before / 4);
  });
});

/** From a point to a piece of line, in units of the grid. */
function away([x, y]: Float32Array, [ax, ay, bx, by]: Float32Array): number {
  const [dx, dy] = [bx - ax, by - ay];
  const s = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - s * dx, y - ay - s * dy);
}

describe('contour labels', () => {
  const spots = labelSpots(lines, BOX, 40);

  it('lie on the isoline of their round level', () => {
    expect(spots.length).toBeGreaterThan(5);
    for (const spot of spots) {
      expect(Math.abs(sample(field, spot.u, spot.v) - spot.level)).toBeLessThan(2e-3);
      const level = levels.find((l) => Math.abs(heightOf(SCALE, l) - spot.level) < 1e-6)!;
      expect(Math.abs(value(spot.u, spot.v) / level - 1)).toBeLessThan(0.02);
      const mantissa = Number(level.toExponential().split('e')[0]);
      expect([1, 2, 3, 5]).toContain(mantissa);
    }
  });
  it('run along the line', () => {
    for (const { u, v, du, dv } of spots) {
      const [h, e] = [1e-3, Math.hypot(du, dv)];
      const rise = (sample(field, u + (h * du) / e, v + (h * dv) / e)
        - sample(field, u - (h * du) / e, v - (h * dv) / e)) / (2 * h);
      const steepest = Math.hypot(
        sample(field, u + h, v) - sample(field, u - h, v),
        sample(field, u, v + h) - sample(field, u, v - h)) / (2 * h);
      expect(Math.abs(rise)).toBeLessThan(0.3 * steepest);
    }
  });
  it('keep apart', () => {
    spots.forEach((a, i) => spots.slice(i + 1).forEach((b) =>
      expect(Math.hypot((a.u - b.u) * BOX.width, (a.v - b.v) * BOX.depth)).toBeGreaterThan(0.29)));
  });
});
