// SPDX-License-Identifier: Apache-2.0
import {
  type Axis, BASIN, type Channel, type DensityChart, type FirstScale, type Landscape, type Marker, type PageData,
  type Path, type Provenance,
} from './model';
import { decodeFindings, type RawFinding } from './findings';
import { decodeHex, decodeNumbers } from './numbers';
import { decodeTopology, type RawTopology, type Topology } from './topology';

export { decodeNumbers } from './numbers';

/** A landscape as the page's JSON holds it. */
export interface RawLandscape {
  name: string;
  x: Axis;
  y: Axis | null;
  loss: number;
  channels: { name: string; label: string; unit: string; values: string }[];
  paths: { name: string; labels: string[]; x: string; y: string; loss: string; offPlane: string }[];
  markers: { label: string; numbers: string }[];
  provenance: (Provenance & { findings?: RawFinding[] }) | null;
  caption?: string[];
  cautions?: string[];
  topology?: RawTopology | null;
  /** Only where a node was not measured. */
  status?: string;
  /** The curve's type, where it was classified. */
  type?: string | null;
}

interface RawDensity {
  kind: string;
  name: string;
  x: string;
  density: string;
  lambdaMax?: number | null;
  lambdaMin?: number | null;
}

interface RawPage {
  format: number;
  title: string;
  scale?: FirstScale;
  landscapes: RawLandscape[];
  maps: Record<string, string>;
  panels?: RawDensity[];
  version?: number;
}

const FORMAT = 1;

/** Reads the JSON block that Java wrote into the page. */
export function decodePage(json: string): PageData {
  const raw = JSON.parse(json) as RawPage;
  if (raw.format !== FORMAT) {
    throw new Error(`this page reads data of format ${FORMAT}, got ${raw.format}`);
  }
  return {
    title: raw.title,
    scale: raw.scale ?? null,
    landscapes: raw.landscapes.map(decodeLandscape),
    maps: new Map(Object.entries(raw.maps).map(([name, digits]) => [name, decodeHex(digits)])),
    densities: (raw.panels ?? []).filter((p) => p.kind === 'density').map(decodeDensity),
    version: raw.version ?? null,
  };
}

function decodeDensity(raw: RawDensity): DensityChart {
  return {
    name: raw.name, x: decodeNumbers(raw.x), density: decodeNumbers(raw.density),
    lambdaMax: raw.lambdaMax ?? Number.NaN, lambdaMin: raw.lambdaMin ?? Number.NaN,
  };
}

export function decodeLandscape(raw: RawLandscape): Landscape {
  const nodes = raw.x.count * (raw.y === null ? 1 : raw.y.count);
  const channels = raw.channels.map((channel) => {
    const values = decodeNumbers(channel.values);
    if (values.length !== nodes) {
      throw new Error(`channel "${channel.name}" needs ${nodes} values, got ${values.length}`);
    }
    return { ...channel, values };
  });
  const topology = raw.topology ? decodeTopology(raw.topology, nodes) : null;
  return {
    name: raw.name, x: raw.x, y: raw.y, loss: raw.loss,
    provenance: raw.provenance,
    findings: decodeFindings(raw.provenance?.findings ?? []),
    caption: raw.caption ?? [],
    cautions: raw.cautions ?? [],
    channels: [...channels, ...basinChannel(topology)],
    paths: raw.paths.map(decodePath),
    markers: raw.markers.map(decodeMarker),
    topology,
    status: raw.status === undefined ? null : decodeNumbers(raw.status),
    type: raw.type ?? null,
  };
}

/** Basins colour a surface as any channel does. */
function basinChannel(topology: Topology | null): Channel[] {
  const basins = topology?.basins ?? null;
  if (basins === null) return [];
  return [{ name: BASIN, label: 'basin', unit: '', values: basins.of, labels: basins.labels }];
}

function decodePath(raw: RawLandscape['paths'][number]): Path {
  const [x, y, loss, offPlane] = [raw.x, raw.y, raw.loss, raw.offPlane].map(decodeNumbers);
  return {
    name: raw.name,
    points: raw.labels.map((label, i) => ({
      label, x: x[i], y: y[i], loss: loss[i], offPlane: offPlane[i],
    })),
  };
}

function decodeMarker({ label, numbers }: RawLandscape['markers'][number]): Marker {
  const [x, y, loss, offPlane] = decodeNumbers(numbers);
  return { label, x, y, loss, offPlane };
}
