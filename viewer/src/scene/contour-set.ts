// SPDX-License-Identifier: Apache-2.0
import type { Box } from '../math/box';
import { type LabelSpot, labelSpots } from '../math/contour-labels';
import { type Contour, contours, contourWork } from '../math/contours';
import type { Field } from '../math/field';
import { type Polyline, polylines, simplified } from '../math/polylines';
import { resampled } from '../math/relief';

/** A grid of more nodes is contoured in slices, so that the page stays awake. */
const AT_ONCE = 200_000;
const SLICE_MS = 8;
/** A surface so rough that its lines would hide it is contoured on fewer nodes. */
const MOST_PIECES = 400_000;
const ROUGH_SIDE = 256;
const MOST_LABELS = 48;
/** World units: a fifth of a pixel on an ordinary screen. */
const UNSEEN = 5e-4;

/** A field's isolines and where their levels can be written. */
export interface ContourSet {
  lines: Polyline[];
  spots: LabelSpot[];
}

/** Contours fields, the latest asked for alone: a new request drops the one under way. */
export class Contouring {
  private latest = 0;

  /** Calls `done` at once where that takes no time to speak of, else a little later. */
  start(field: Field, levels: number[], mask: Field, box: Box, done: (set: ContourSet) => void): void {
    const turn = ++this.latest;
    if (field.values.length <= AT_ONCE) {
      done(finished(contours(field, levels, mask), box));
      return;
    }
    const work = contourWork(field, levels, mask);
    const slice = () => {
      if (turn !== this.latest) return;
      const end = performance.now() + SLICE_MS;
      while (performance.now() < end) {
        const step = work.next();
        if (step.done) {
          done(finished(thinned(step.value, field, levels, mask), box));
          return;
        }
      }
      setTimeout(slice, 0);
    };
    setTimeout(slice, 0);
  }
}

function thinned(lines: Contour[], field: Field, levels: number[], mask: Field): Contour[] {
  const pieces = lines.reduce((sum, { edges }) => sum + edges.length / 2, 0);
  return pieces <= MOST_PIECES ? lines
    : contours(resampled(field, ROUGH_SIDE), levels, resampled(mask, ROUGH_SIDE));
}

function finished(lines: Contour[], box: Box): ContourSet {
  const whole = lines.flatMap(polylines);
  return {
    lines: whole.map((line) => simplified(line, box.width, box.depth, UNSEEN)),
    spots: labelSpots(whole, box, MOST_LABELS),
  };
}
