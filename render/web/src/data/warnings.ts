// SPDX-License-Identifier: Apache-2.0
import { percent, short } from '../math/format';
import { findChannel, isDraw, type Landscape, type Path } from './model';

const FEW_CHECKPOINTS = 10;
const OFF_PLANE = 0.5;
const SMALL_SHARE = 0.25;
const COSINE = 0.95;
const DRIFT_SHARE = 0.9;
/** The share of a random walk's first principal component (Antognini & Sohl-Dickstein 2018). */
const WALK_SHARE = 6 / Math.PI ** 2;
const WALK_MARGIN = 0.1;
const NOISY = 0.05;
const NOT_ORTHOGONAL = 0.1;

/**
 * Reasons not to read too much into a picture, each one sentence. The rules on paths are those of
 * `org.thalweg.landscape.analysis.trajectory.PathWarning`, as far as a surface file holds their figures.
 */
export function warnings(landscape: Landscape): string[] {
  return [
    ...landscape.paths.flatMap((path) => pathWarnings(landscape, path)),
    manyHoles(landscape), noise(landscape), skewed(landscape), spreadOfDraws(landscape),
  ].filter((text) => text !== '');
}

function pathWarnings(landscape: Landscape, path: Path): string[] {
  const facts = landscape.provenance?.facts ?? {};
  const { points, name } = path;
  const told: string[] = [];
  if (points.length > 1 && points.length < FEW_CHECKPOINTS) {
    told.push(`“${name}” has ${points.length} checkpoints: shares and shapes mean little below ${FEW_CHECKPOINTS}`);
  }
  const off = offPlaneShare(landscape, path);
  if (off > OFF_PLANE) {
    told.push(`half of “${name}” lies off the plane by ${about(off)} or more of its distance from the centre: compare the loss beneath it with the true one`);
  }
  const own = facts[`explainedShare.path.${name}`];
  if (own !== undefined && own < SMALL_SHARE) {
    told.push(`the plane holds only ${about(own)} of the variation of “${name}”`);
  }
  return [...told, ...cosineWarnings(landscape, path)];
}

/** Paths that look like a curve but are what drift or a random walk gives in many dimensions. */
function cosineWarnings({ provenance }: Landscape, { name, points }: Path): string[] {
  if (provenance?.question.directions.kind !== 'pca' || points.length < FEW_CHECKPOINTS) return [];
  const share = provenance.facts['explainedShare.x'];
  if (share === undefined) return [];
  const first = cosineCorrelation(points.map((p) => p.x), 1);
  const second = cosineCorrelation(points.map((p) => p.y), 2);
  if (first > COSINE && share > DRIFT_SHARE) {
    return [`“${name}” mostly drifts one way: the first direction holds ${about(share)} of it and moves as a cosine of time (correlation ${short(first, 3)}); little else is seen`];
  }
  if (first > COSINE && second > COSINE && Math.abs(share - WALK_SHARE) < WALK_MARGIN) {
    return [`“${name}” looks like what a random walk gives: its bend is not evidence about the landscape`];
  }
  return [];
}

/** |correlation| with cos(πk(i+½)/n): the k-th principal component of a random walk. */
export function cosineCorrelation(values: number[], k: number): number {
  const n = values.length;
  const cosine = values.map((_, i) => Math.cos((Math.PI * k * (i + 0.5)) / n));
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const centred = values.map((v) => v - mean);
  const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i], 0);
  const size = Math.sqrt(dot(centred, centred) * dot(cosine, cosine));
  return size === 0 ? 0 : Math.abs(dot(centred, cosine)) / size;
}

/** The middle checkpoint's share of distance that the plane hides; NaN where norms are unknown. */
export function offPlaneShare({ provenance }: Landscape, { points }: Path): number {
  const facts = provenance?.facts ?? {};
  const n1 = facts['directionNorm.x'];
  const n2 = facts['directionNorm.y'];
  if (n1 === undefined || n2 === undefined) return Number.NaN;
  const cosine = facts['cosine'] ?? 0;
  const shares = points.map(({ x, y, offPlane }) => {
    const square = (x * n1) ** 2 + (y * n2) ** 2 + 2 * x * y * n1 * n2 * cosine;
    const all = Math.hypot(Math.sqrt(Math.max(0, square)), offPlane);
    return all === 0 ? Number.NaN : offPlane / all;
  }).filter(Number.isFinite).sort((a, b) => a - b);
  if (shares.length === 0) return Number.NaN;
  const middle = shares.length >> 1;
  return shares.length % 2 === 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) / 2;
}

function manyHoles({ channels, loss }: Landscape): string {
  const { values } = channels[loss];
  const open = values.reduce((sum, v) => sum + (Number.isFinite(v) ? 0 : 1), 0);
  return open * 10 > values.length
    ? `${about(open / values.length)} of the points have no finite loss: the shape around them is made up` : '';
}

/** Bumps no larger than the noise are none. */
function noise(landscape: Landscape): string {
  const loss = landscape.channels[landscape.loss];
  const error = findChannel(landscape, `${loss.name}_se`);
  if (error === undefined) return '';
  const finite = loss.values.filter(Number.isFinite).sort();
  const spread = finite[finite.length - 1] - finite[0];
  const middle = error.values.filter(Number.isFinite).sort();
  const typical = middle[middle.length >> 1];
  return typical > NOISY * spread
    ? `the standard error (${short(typical, 2)}) is ${about(typical / spread)} of the whole range: small bumps may be noise of the sample` : '';
}

function skewed({ provenance, y }: Landscape): string {
  const cosine = provenance?.facts['cosine'];
  return y !== null && cosine !== undefined && Math.abs(cosine) > NOT_ORTHOGONAL
    ? `the two directions are not at right angles (cosine ${short(cosine, 2)}): distances are distorted` : '';
}

function spreadOfDraws(landscape: Landscape): string {
  return landscape.channels.some(isDraw)
    ? 'the height is a mean over several random directions: a mean is smoother than each of them' : '';
}

function about(share: number): string {
  return percent(share, share < 0.1 ? 1 : 0);
}
