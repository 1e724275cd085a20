// SPDX-License-Identifier: Apache-2.0
import { LOG_OFFSET, type Scale, type Range } from '../math/height';
import { percent, short, tick } from '../math/format';
import { curvatureNotes, quadraticNotes } from './curvature';
import { findChannel, INTERPOLATED, type Landscape } from './model';
import { countedTypes } from './topology';

/** In parameter units: what float checkpoints leave. */
const ON_PLANE = 1e-4;

const count = (n: number) => n.toLocaleString('en').replace(/,/g, '\u202f');

/** What was measured, as one line. */
export function provenanceLine(landscape: Landscape): string {
  return provenanceParts(landscape).join(' · ');
}

/** What was measured: model, data, split, n, directions, normalisation, batch norm, seed. */
export function provenanceParts(landscape: Landscape): string[] {
  const p = landscape.provenance;
  if (landscape.difference !== undefined) {
    const { of, minus } = landscape.difference;
    return [`at every point the value of ${of} minus that of ${minus}: above 0 ${of} is higher, below 0 ${minus}`];
  }
  if (p === null) return ['the file does not say how it was made: no provenance'];
  const { model, data, directions } = p.question;
  const parts = [
    `${model.architecture} (${count(model.parameters)} parameters)`,
    `${data.dataset} ${data.split} split, n = ${count(data.count)} (${data.samples})`,
    `${p.question.loss}`,
    `${directions.kind} directions, norm ${directions.norm}, ignoring ${directions.ignore}`,
    `batch norm ${directions.bn}`,
  ];
  if (directions.orthogonal === true) parts.push('orthogonal directions');
  if (directions.tensors === 'states') parts.push('running statistics moved too');
  const { repeats = 1 } = directions;
  if (repeats > 1) {
    parts.push(`mean of ${repeats} draws, seeds ${directions.seed}..${directions.seed + repeats - 1}`);
  } else if (directions.kind === 'random') {
    parts.push(`seed ${directions.seed}`);
  }
  const { testError } = p.facts;
  if (testError !== undefined) parts.push(`test error ${short(testError, 3)} %`);
  return parts;
}

/** One text a caption; landscapes that share it are named together. */
export function grouped(captions: [name: string, text: string][], alone = captions.length === 1): string[] {
  const names = new Map<string, string[]>();
  for (const [name, text] of captions) names.set(text, [...(names.get(text) ?? []), name]);
  if (alone) return captions.map(([, text]) => text);
  return [...names].map(([text, of]) => `${of.join(', ')}: ${text}`);
}

/** What several have in common, once, and then what each has of its own. */
export function sharedFirst(each: [name: string, parts: string[]][]): [name: string, parts: string[]][] {
  if (each.length < 2) return each;
  const common = each[0][1].filter((part) => each.every(([, parts]) => parts.includes(part)));
  const own = each.map(([name, parts]): [string, string[]] => (
    [name, parts.filter((part) => !common.includes(part))]));
  const rest = own.filter(([, parts]) => parts.length > 0);
  return common.length === 0 ? rest : [[each.length === 2 ? 'Both' : 'All', common], ...rest];
}

/** What the picture hides or changes, in words; empty entries are left out. */
export function honestyNotes(
  landscape: Landscape, scale: Scale, range: Range,
): string[] {
  return [
    ...heightNotes(scale, range),
    ...curvatureNotes(landscape),
    ...quadraticNotes(landscape),
    ...explainedShare(landscape),
    precisionNote(landscape),
    notFinite(landscape),
    interpolated(landscape),
    standardError(landscape),
    topologyNote(landscape),
    landscape.type !== null ? `type: ${landscape.type}` : '',
    landscape.y !== null ? 'smooth between the measured points; the read-out shows measured values' : '',
    ...pathNotes(landscape),
    modelNotes(landscape),
    ...lineNotes(landscape),
  ].filter((note) => note !== '');
}

function heightNotes(scale: Scale, range: Range): string[] {
  switch (scale.mode) {
    case 'log':
      return [`height is ln(z + ${LOG_OFFSET}): slopes and convexity look different from z`];
    case 'clip':
      return range.high > scale.high
        ? [`clipped: values above ${tick(scale.high)} are cut off (largest ${short(range.high)})`]
        : [`clip at ${tick(scale.high)} cuts nothing`];
    default:
      return ['height is linear'];
  }
}

function notFinite(landscape: Landscape): string {
  const { values } = landscape.channels[landscape.loss];
  const missing = values.reduce((sum, v) => sum + (Number.isFinite(v) ? 0 : 1), 0);
  if (missing === 0) return '';
  const how = landscape.y === null ? 'left open' : 'hatched, at a made-up height';
  return `${count(missing)} of ${count(values.length)} points are not finite (NaN or ∞): ${how}`;
}

function interpolated({ status }: Landscape): string {
  if (status === null) return '';
  const between = status.filter((s) => s === INTERPOLATED).length;
  if (between === 0) return '';
  return `${count(status.length - between)} of ${count(status.length)} points are measured, `
    + 'those between are interpolated';
}

/** How far the sample's mean may be from the mean over all data. */
function standardError(landscape: Landscape): string {
  const name = `${landscape.channels[landscape.loss].name}_se`;
  const found = findChannel(landscape, name);
  if (found === undefined) return '';
  const finite = found.values.filter(Number.isFinite).sort();
  if (finite.length === 0) return '';
  return `standard error of the loss: median ${short(finite[finite.length >> 1], 2)}, `
    + `at most ${short(finite[finite.length - 1], 2)}`;
}

function topologyNote({ topology }: Landscape): string {
  if (topology === null || topology.points.length === 0) return '';
  const counted = countedTypes(topology.points);
  const least = topology.threshold > 0
    ? ` with persistence above ${short(topology.threshold, 2)}` : '';
  return `${counted} of this plane${least}: in other directions the network may still go down`;
}

function explainedShare({ provenance }: Landscape): string[] {
  const facts = provenance?.facts ?? {};
  const x = facts['explainedShare.x'];
  if (x === undefined) return [];
  const y = facts['explainedShare.y'] ?? 0;
  return [`the plane holds ${percent(x + y)} of the path's variance, ${percent(1 - x - y)} is not seen`];
}

/** How far reduced precision is off, where the surface was measured in it. */
function precisionNote({ provenance }: Landscape): string {
  const { bf16Deviation, bf16Recomputed } = provenance?.facts ?? {};
  if (bf16Deviation === undefined) return '';
  const again = bf16Recomputed === 0 ? '' : `, ${count(bf16Recomputed)} points in fp32`;
  return `measured in bf16: losses within ${percent(bf16Deviation)} of fp32’s${again}`;
}

function pathNotes(landscape: Landscape): string[] {
  return landscape.paths.flatMap((path) => {
    const off = Math.max(...path.points.map((p) => p.offPlane).filter(Number.isFinite), 0);
    const outside = path.points.filter((p) => !isInside(landscape, p.x, p.y)).length;
    return [
      off > 0
        ? `path “${path.name}” is projected: its points lie up to ${short(off, 3)} off the plane`
        : '',
      outside > 0
        ? `${outside} of ${path.points.length} points of “${path.name}” lie outside the window`
        : '',
    ];
  });
}

/** The true losses of the models shown, and which of them are beside the plane. */
function modelNotes({ markers }: Landscape): string {
  if (markers.length === 0) return '';
  const each = markers.map(({ label, loss, offPlane }) => `${label} ${short(loss, 3)}`
    + (offPlane > ON_PLANE ? ` (${short(offPlane, 3)} off the plane)` : ''));
  return `true losses: ${each.join(', ')}`;
}

/** What a line between two models was found to say of them. */
function lineNotes({ y, provenance }: Landscape): string[] {
  const facts = provenance?.facts ?? {};
  const { barrier, barrierAt, monotone, relativeMovement } = facts;
  if (y !== null || barrier === undefined) return [];
  return [
    `barrier ${short(barrier, 3)} above the straight line between the ends`
      + (barrierAt === undefined ? '' : `, at α ${short(barrierAt, 3)}`),
    monotone === undefined ? '' : monotone === 1 ? 'the loss falls all the way' : 'the loss does not fall all the way',
    relativeMovement === undefined ? '' : `the models are ${short(relativeMovement, 3)} apart, in lengths of the first one’s weights`,
  ].filter((note) => note !== '');
}

export function isInside(landscape: Landscape, x: number, y: number): boolean {
  const { x: a, y: b } = landscape;
  return x >= a.min && x <= a.max && (b === null || (y >= b.min && y <= b.max));
}
