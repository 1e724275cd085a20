// SPDX-License-Identifier: Apache-2.0
import type { Findings } from './findings';
import type { Topology } from './topology';

/** The channel that names the basin of every node. */
export const BASIN = 'basin';

/** The status of a node that was not measured. */
export const INTERPOLATED = 2;

/** Evenly spaced coordinates, both ends included. */
export interface Axis {
  min: number;
  max: number;
  count: number;
}

/** One number measured at every node; `values` are in the grid's order, x fastest. */
export interface Channel {
  name: string;
  label: string;
  unit: string;
  values: Float64Array;
  /** Names of the kinds where the values only tell kinds apart. */
  labels?: string[];
}

/** One checkpoint of a path: where it lies on the plane, and what the plane hides of it. */
export interface PathPoint {
  label: string;
  x: number;
  y: number;
  loss: number;
  offPlane: number;
}

export interface Path {
  name: string;
  points: PathPoint[];
}

/** A model shown on the line or plane; `loss` is its true one. */
export type Marker = PathPoint;

/** The part of a surface file's provenance that captions need; other fields pass through. */
export interface Provenance {
  question: {
    model: { architecture: string; sha256: string; parameters: number };
    data: { dataset: string; split: string; samples: string; count: number; normalization: string };
    loss: string;
    directions: {
      kind: string; norm: string; ignore: string; bn: string; seed: number; repeats?: number;
      tensors?: string; orthogonal?: boolean; sha256?: string;
    };
    engine: { name: string; device: string; precision: string };
  };
  run: { thalweg: string; command: string[]; created: string };
}

/** A sampled line (`y` is null) or plane. */
export interface Landscape {
  name: string;
  x: Axis;
  y: Axis | null;
  channels: Channel[];
  /** Position of the loss that gives the height. */
  loss: number;
  paths: Path[];
  markers: Marker[];
  provenance: Provenance | null;
  findings: Findings;
  /** What the file says of itself, part by part. */
  caption: string[];
  /** Reasons not to read too much into the picture, each one sentence. */
  cautions: string[];
  topology: Topology | null;
  /** 0 measured, 1 failed, 2 interpolated, a node each; null where all are measured. */
  status: Float64Array | null;
  /** What kind of curve or surface it is, where that was found out. */
  type: string | null;
  /** Of whom this is the difference, if it is one. */
  difference?: { of: string; minus: string };
}

/** How the eigenvalues of the Hessian are distributed. */
export interface DensityChart {
  name: string;
  x: Float64Array;
  density: Float64Array;
  /** NaN where not known. */
  lambdaMax: number;
  lambdaMin: number;
}

/** The height that a page opens with: that of a still of the same losses. */
export interface FirstScale {
  mode: 'linear' | 'log' | 'clip';
  /** The highest value shown as itself. */
  high: number;
  /** What is added before a logarithm, and where it ends; none where a value is too low for one. */
  logOffset?: number;
  logHigh?: number;
}

export interface PageData {
  title: string;
  scale: FirstScale | null;
  landscapes: Landscape[];
  /** Colour map name to 256 RGB triples, 0 to 255. */
  maps: Map<string, Uint8Array>;
  densities: DensityChart[];
  /** What a server counts by whether it has something newer; null on a page that stands alone. */
  version: number | null;
}

/** The `i`-th coordinate, rounded as the surface file rounds it. */
export function coordinate(axis: Axis, i: number): number {
  return i === axis.count - 1
    ? axis.max
    : i * ((axis.max - axis.min) / (axis.count - 1)) + axis.min;
}

/** Whether a channel is one draw of several, of which another channel is the mean. */
export function isDraw(channel: Channel): boolean {
  return /_draw\d+$/.test(channel.name);
}

/** The channel of this name. */
export function findChannel(landscape: Landscape, name: string): Channel | undefined {
  return landscape.channels.find((c) => c.name === name);
}

export function columns(landscape: Landscape): number {
  return landscape.x.count;
}

export function rows(landscape: Landscape): number {
  return landscape.y === null ? 1 : landscape.y.count;
}
