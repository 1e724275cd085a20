// SPDX-License-Identifier: Apache-2.0
import type { Axis, Landscape, Marker, PageData, Path, Provenance } from './model';

interface RawLandscape {
  name: string;
  x: Axis;
  y: Axis | null;
  loss: number;
  channels: { name: string; label: string; unit: string; values: string }[];
  paths: { name: string; labels: string[]; x: string; y: string; loss: string; offPlane: string }[];
  markers: { label: string; numbers: string }[];
  provenance: Provenance | null;
}

interface RawPage {
  format: number;
  title: string;
  landscapes: RawLandscape[];
  maps: Record<string, string>;
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
    landscapes: raw.landscapes.map(decodeLandscape),
    maps: new Map(Object.entries(raw.maps).map(([name, digits]) => [name, decodeHex(digits)])),
  };
}

function decodeLandscape(raw: RawLandscape): Landscape {
  const nodes = raw.x.count * (raw.y === null ? 1 : raw.y.count);
  const channels = raw.channels.map((channel) => {
    const values = decodeNumbers(channel.values);
    if (values.length !== nodes) {
      throw new Error(`channel "${channel.name}" needs ${nodes} values, got ${values.length}`);
    }
    return { ...channel, values };
  });
  return {
    ...raw, channels, paths: raw.paths.map(decodePath), markers: raw.markers.map(decodeMarker),
  };
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

/**
 * `f4:` or `f8:` and base64 of little-endian IEEE numbers. Java writes `f4` only where no value
 * loses a bit by it, so both decode to the very numbers of the file; NaN and infinities included.
 */
export function decodeNumbers(text: string): Float64Array {
  const bytes = decodeBase64(text.slice(3));
  const view = new DataView(bytes.buffer);
  switch (text.slice(0, 3)) {
    case 'f4:':
      return Float64Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
    case 'f8:':
      return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
    default:
      throw new Error(`numbers begin with f4: or f8:, got "${text.slice(0, 3)}"`);
  }
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function decodeHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
