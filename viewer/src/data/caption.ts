// SPDX-License-Identifier: Apache-2.0
import { LOG_OFFSET, type Scale, type Range } from '../math/height';
import { short, tick } from '../math/format';
import type { Landscape } from './model';
import { countedTypes } from './topology';

/** What was measured and found: the file's own words; a difference is made here. */
export function measuredParts(landscape: Landscape): string[] {
  if (landscape.difference === undefined) return landscape.caption;
  const { of, minus } = landscape.difference;
  return [`at every point the value of ${of} minus that of ${minus}: above 0 ${of} is higher, below 0 ${minus}`];
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

/** What this page's own view hides or changes, in words; empty entries are left out. */
export function viewNotes(landscape: Landscape, scale: Scale, range: Range): string[] {
  return [
    ...heightNotes(scale, range),
    openNote(landscape),
    topologyNote(landscape),
    landscape.type !== null ? `type: ${landscape.type}` : '',
    landscape.y !== null ? 'smooth between the measured points; the read-out shows measured values' : '',
  ].filter((note) => note !== '');
}

function heightNotes(scale: Scale, range: Range): string[] {
  const cut = range.high > scale.high
    ? [`clipped: values above ${tick(scale.high)} are cut off (largest ${short(range.high)})`] : [];
  switch (scale.mode) {
    case 'log':
      return [`height is ln(z + ${short(scale.offset ?? LOG_OFFSET)}): slopes and convexity look different from z`, ...cut];
    case 'clip':
      return cut.length > 0 ? cut : [`clip at ${tick(scale.high)} cuts nothing`];
    default:
      return ['height is linear'];
  }
}

/** How points without a finite value look here. */
function openNote(landscape: Landscape): string {
  if (landscape.channels[landscape.loss].values.every(Number.isFinite)) return '';
  return landscape.y === null
    ? 'points without a finite loss are left open' : 'points without a finite loss are hatched, at a made-up height';
}

function topologyNote({ topology }: Landscape): string {
  if (topology === null || topology.points.length === 0) return '';
  const counted = countedTypes(topology.points);
  const least = topology.threshold > 0
    ? ` with persistence above ${short(topology.threshold, 2)}` : '';
  return `${counted} of this plane${least}: in other directions the network may still go down`;
}
