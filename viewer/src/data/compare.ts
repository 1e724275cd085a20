// SPDX-License-Identifier: Apache-2.0
import { type Axis, type Channel, coordinate, type Landscape } from './model';
import { bilinear } from './section';

/**
 * One plane minus another: node by node on equal grids; else on the window that both have, the
 * first one's spacing kept and the second read between its nodes. Null where they share no window.
 */
export function difference(a: Landscape, b: Landscape): Landscape | null {
  if (a.y === null || b.y === null) return null;
  const x = common(a.x, b.x);
  const y = common(a.y, b.y);
  if (x === null || y === null) return null;
  const channels = a.channels.flatMap((mine): Channel[] => {
    const other = counterpart(a, mine, b);
    if (other === undefined || mine.labels !== undefined) return [];
    const values = new Float64Array(x.count * y.count).map((_, node) => {
      const alpha = coordinate(x, node % x.count);
      const beta = coordinate(y, Math.floor(node / x.count));
      return bilinear(a, mine.values, alpha, beta) - bilinear(b, other.values, alpha, beta);
    });
    return [{ ...mine, label: `difference of ${mine.label}`, values }];
  });
  return {
    name: `${a.name} − ${b.name}`, x, y, channels,
    loss: channels.findIndex((c) => c.name === a.channels[a.loss].name),
    paths: [], markers: [], provenance: null, findings: {}, caption: [], cautions: [], topology: null, type: null,
    status: null,
    difference: { of: a.name, minus: b.name },
  };
}

/** The loss answers to the loss, whatever its name; other channels to those of their name. */
function counterpart(a: Landscape, channel: Channel, b: Landscape): Channel | undefined {
  if (channel === a.channels[a.loss]) return b.channels[b.loss];
  return b.channels.find((c) => c.name === channel.name && c !== b.channels[b.loss]);
}

function common(a: Axis, b: Axis): Axis | null {
  if (a.min === b.min && a.max === b.max) return a.count >= b.count ? a : b;
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  if (!(max > min)) return null;
  const spacing = (a.max - a.min) / (a.count - 1);
  return { min, max, count: Math.max(2, Math.round((max - min) / spacing) + 1) };
}

/** Whether both lie on the very same plane: the same directions, whatever was measured. */
export function sameDirections(a: Landscape, b: Landscape): boolean {
  const mine = a.provenance?.question.directions.sha256;
  return mine !== undefined && mine !== '' && mine === b.provenance?.question.directions.sha256;
}

/** What a reader must know before comparing several landscapes; empty where nothing is to say. */
export function comparisonNotes(landscapes: Landscape[]): string[] {
  const [first, ...others] = landscapes.filter((l) => l.provenance !== null);
  if (first === undefined || others.length === 0) return [];
  const notes: string[] = [];
  const alike = others.every((l) => sameDirections(first, l));
  const losses = new Set([first, ...others].map((l) => l.provenance!.question.loss));
  const data = new Set([first, ...others].map((l) => {
    const { dataset, split, count } = l.provenance!.question.data;
    return `${dataset} ${split}, n = ${count}`;
  }));
  if (alike) {
    notes.push(losses.size > 1
      ? `one plane under ${losses.size} losses (${[...losses].join(', ')}): the same weights, judged differently`
      : 'all lie on the same plane: the same directions');
  } else {
    notes.push('the planes have different directions: compare their shapes, not point with point');
  }
  if (data.size > 1) notes.push(`measured on different data (${[...data].join('; ')})`);
  return notes;
}
