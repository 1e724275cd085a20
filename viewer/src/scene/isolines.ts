// SPDX-License-Identifier: Apache-2.0
import * as THREE from 'three';
import type { Box } from '../math/box';
import type { LabelSpot } from '../math/contour-labels';
import { tick } from '../math/format';
import { heightOf, levelsOf, type Scale } from '../math/height';
import { ContourLines } from './contour-lines';
import { Contouring, type ContourSet } from './contour-set';
import type { DisplayFields } from './display-fields';
import type { LineLabel } from './label-layer';

const LEVELS = 14;
/** Lines of a surface whose colours say something else, or nothing. */
const [PLAIN, PLAIN_FLOOR] = [0x1a1712, 0x4a5568];

/** The colour of a height; null where heights have none. */
export interface LineColours {
  at: (h: number) => THREE.Color | null;
  /** Lines stand alone: as light as wires. */
  wire: boolean;
}

/** Contour lines of one surface at round levels, on it and on the floor, with their labels. */
export class Isolines {
  readonly group = new THREE.Group();
  /** Levels written on the lines of surface and floor. */
  labels: { surface: LineLabel[]; floor: LineLabel[] } = { surface: [], floor: [] };
  private readonly surface = new ContourLines(1.3);
  private readonly floor = new ContourLines(1.8);
  private readonly contouring = new Contouring();

  constructor() {
    this.group.add(this.surface.lines, this.floor.lines);
  }

  /** Calls `done` when the lines are there: at once, or later on a large grid. */
  set(
    { heights, mask }: DisplayFields, scale: Scale, box: Box, colours: LineColours, done: () => void,
  ): void {
    const levels = levelsInside(scale);
    const texts = new Map(levels.map(({ value, h }) => [h, tick(value)]));
    this.contouring.start(heights, levels.map(({ h }) => h), mask, box, (found) => {
      this.draw(found, box, colours);
      this.labels = {
        surface: written(found.spots, texts, box, (h) => h * box.height),
        floor: written(found.spots, texts, box, () => -box.gap),
      };
      done();
    });
  }

  private draw({ lines }: ContourSet, box: Box, { at, wire }: LineColours): void {
    const tint = (h: number, dark: number, plain: number) =>
      at(h)?.multiplyScalar(dark) ?? new THREE.Color(plain);
    this.surface.set(lines, box, (h) => h * box.height, (h) => tint(h, wire ? 0.7 : 0.2, PLAIN));
    this.floor.set(lines, box, () => -box.gap, (h) => tint(h, 0.85, PLAIN_FLOOR));
  }

  show(surface: boolean, floor: boolean): void {
    this.surface.visible = surface;
    this.floor.visible = floor;
  }

  setResolution(width: number, height: number): void {
    this.surface.setResolution(width, height);
    this.floor.setResolution(width, height);
  }
}

/** Round values between a scale's ends, and their heights. */
export function levelsInside(scale: Scale): { value: number; h: number }[] {
  return levelsOf(scale, LEVELS)
    .map((value) => ({ value, h: heightOf(scale, value) }))
    .filter(({ h }) => h > 0.001 && h < 0.999);
}

function written(
  spots: LabelSpot[], texts: Map<number, string>, box: Box, y: (h: number) => number,
): LineLabel[] {
  const place = (u: number, v: number, h: number) =>
    new THREE.Vector3((u - 0.5) * box.width, y(h), (0.5 - v) * box.depth);
  return spots.map(({ level, u, v, du, dv }) => ({
    text: texts.get(level) ?? '',
    at: place(u, v, level), next: place(u + du / 2, v + dv / 2, level),
  }));
}
