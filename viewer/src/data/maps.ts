// SPDX-License-Identifier: Apache-2.0

/** Name of the map that shows differences: blue below 0, red above, light in the middle. */
export const DIVERGING = 'difference';

/** Ends and middle in sRGB; blue and red stay apart for every kind of colour vision. */
const STOPS = [
  [19, 61, 128], [60, 125, 190], [150, 190, 225], [240, 240, 238],
  [238, 180, 150], [205, 95, 75], [125, 18, 38],
];

/** 256 RGB triples. */
function divergingMap(): Uint8Array {
  const last = STOPS.length - 1;
  return Uint8Array.from({ length: 768 }, (_, i) => {
    const at = (Math.floor(i / 3) / 255) * last;
    const from = Math.min(last - 1, Math.floor(at));
    const [a, b] = [STOPS[from][i % 3], STOPS[from + 1][i % 3]];
    return Math.round(a + (at - from) * (b - a));
  });
}

/** Colours of kinds, apart for every kind of colour vision; the first stands for "none". */
const KINDS = [
  [150, 155, 165], [86, 180, 233], [230, 159, 0], [0, 158, 115], [204, 121, 167], [240, 228, 66],
  [0, 114, 178], [213, 94, 0], [148, 103, 189], [140, 86, 75], [188, 189, 34],
];

/** Name of the map that gives each of `count` kinds a colour, and one to "none". */
export function kindsMap(count: number): string {
  return `kinds:${count}`;
}

/** sRGB of a kind; −1 is none. Colours come again after ten. */
export function kindColour(kind: number): number[] {
  return kind < 0 ? KINDS[0] : KINDS[1 + (kind % (KINDS.length - 1))];
}

function kindTriples(count: number): Uint8Array {
  return Uint8Array.from({ length: 768 }, (_, i) => {
    const kind = Math.min(count - 1, Math.floor((Math.floor(i / 3) / 256) * (count + 1)) - 1);
    return kindColour(kind)[i % 3];
  });
}

/** The 256 RGB triples of a map: the page's own, or one made for differences or kinds. */
export function triplesOf(maps: Map<string, Uint8Array>, name: string): Uint8Array {
  if (name === DIVERGING) return divergingMap();
  const found = maps.get(name);
  if (found !== undefined) return found;
  const [, count] = /^kinds:(\d+)$/.exec(name) ?? [];
  if (count === undefined) throw new Error(`the page has no colour map "${name}"`);
  return kindTriples(Number(count));
}
