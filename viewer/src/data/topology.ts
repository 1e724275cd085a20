// SPDX-License-Identifier: Apache-2.0
import { decodeNumbers } from './numbers';

export type PointType = 'minimum' | 'saddle' | 'maximum' | 'degenerate';

/** A critical point of the surface; figures that are not known are NaN. */
export interface CriticalPoint {
  label: string;
  type: PointType;
  multiplicity: number;
  /** The nearest measured node. */
  node: number;
  /** On the edge of the window, where the neighbours beyond are not known. */
  border: boolean;
  note: string | null;
  x: number;
  y: number;
  loss: number;
  persistence: number;
  gradientNorm: number;
  lambdaMin: number;
}

/** A line of steepest slope from a saddle to a minimum (descending) or a maximum (ascending). */
export interface Separatrix {
  kind: 'descending' | 'ascending';
  from: string;
  /** `null` where it leaves the window. */
  to: string | null;
  x: Float64Array;
  y: Float64Array;
  loss: Float64Array;
}

/** A valley that appears at `birth` and joins a deeper one at `death` (dimension 0), or a ring. */
export interface PersistencePair {
  dimension: 0 | 1;
  birth: number;
  death: number;
  birthX: number;
  birthY: number;
  deathX: number;
  deathY: number;
}

export interface Basins {
  labels: string[];
  /** One a node: position in `labels`, or NaN. */
  of: Float64Array;
}

/** What the shape of one plane consists of. */
export interface Topology {
  /** Features less persistent than this were simplified away. */
  threshold: number;
  points: CriticalPoint[];
  separatrices: Separatrix[];
  basins: Basins | null;
  pairs: PersistencePair[];
}

export interface RawTopology {
  threshold?: number;
  points?: (Pick<CriticalPoint, 'label' | 'type' | 'multiplicity' | 'node' | 'border' | 'note'>
    & { numbers: string })[];
  separatrices?: (Pick<Separatrix, 'kind' | 'from' | 'to'>
    & { x: string; y: string; loss: string })[];
  basins?: { labels: string[]; of: string } | null;
  pairs?: { dimension: 0 | 1; numbers: string }[];
}

export function decodeTopology(raw: RawTopology, nodes: number): Topology {
  const basins = raw.basins ?? null;
  const of = basins === null ? new Float64Array(0) : decodeNumbers(basins.of);
  if (basins !== null && of.length !== nodes) {
    throw new Error(`basins need ${nodes} values, got ${of.length}`);
  }
  return {
    threshold: raw.threshold ?? Number.NaN,
    points: (raw.points ?? []).map(({ numbers, ...rest }) => {
      const [x, y, loss, persistence, gradientNorm, lambdaMin] = decodeNumbers(numbers);
      return { ...rest, x, y, loss, persistence, gradientNorm, lambdaMin };
    }),
    separatrices: (raw.separatrices ?? []).map((each) => ({
      kind: each.kind, from: each.from, to: each.to,
      x: decodeNumbers(each.x), y: decodeNumbers(each.y), loss: decodeNumbers(each.loss),
    })),
    basins: basins === null ? null : { labels: basins.labels, of },
    pairs: (raw.pairs ?? []).map(({ dimension, numbers }) => {
      const [birth, death, birthX, birthY, deathX, deathY] = decodeNumbers(numbers);
      return { dimension, birth, death, birthX, birthY, deathX, deathY };
    }),
  };
}

/** A critical point's type as a reader names it: border points and monkey saddles told apart. */
export function typeInWords(point: CriticalPoint): string {
  const kind = point.type === 'degenerate' ? 'flat spot' : point.type;
  const times = point.multiplicity > 1 ? `, ${point.multiplicity}-fold` : '';
  return `${kind}${times}${point.border ? ', at the window’s edge' : ''}`;
}

/** Such as "3 minima, 2 saddles". */
export function countedTypes(points: CriticalPoint[]): string {
  const words: [PointType, string, string][] = [
    ['minimum', 'minimum', 'minima'], ['saddle', 'saddle', 'saddles'],
    ['maximum', 'maximum', 'maxima'], ['degenerate', 'flat spot', 'flat spots'],
  ];
  return words.map(([type, one, many]) => {
    const count = points.filter((p) => p.type === type).length;
    return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
  }).filter((part) => part !== '').join(', ');
}
