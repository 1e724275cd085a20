// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { regionOf } from '../src/live/region';
import type { Landscape } from '../src/data/model';

const plane = {
  x: { min: -1, max: 1, count: 21 }, y: { min: 0, max: 1, count: 11 },
} as Landscape;
const node = (ix: number, iy: number) => iy * 21 + ix;

describe('the region that a reader looks at', () => {
  it('is the rectangle around the nodes, in coordinates', () => {
    const region = regionOf(plane, [node(4, 2), node(8, 5), node(6, 3)]);
    expect(region!.x[0]).toBeCloseTo(-0.6, 12);
    expect(region!.x[1]).toBeCloseTo(-0.2, 12);
    expect(region!.y[0]).toBeCloseTo(0.2, 12);
    expect(region!.y[1]).toBeCloseTo(0.5, 12);
  });

  it('is none where most of the plane is seen', () => {
    expect(regionOf(plane, [node(0, 0), node(20, 10)])).toBeNull();
    expect(regionOf(plane, [node(3, 1), node(17, 9)])).toBeNull();
  });

  it('is none where nothing, a point or a line is seen', () => {
    expect(regionOf(plane, [])).toBeNull();
    expect(regionOf(plane, [node(4, 4)])).toBeNull();
    expect(regionOf(plane, [node(4, 4), node(7, 4)])).toBeNull();
    expect(regionOf({ ...plane, y: null }, [1, 2, 3])).toBeNull();
  });
});
