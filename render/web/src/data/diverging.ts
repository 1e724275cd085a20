// SPDX-License-Identifier: Apache-2.0

/** Name of the map that shows differences: blue below 0, red above, light in the middle. */
export const DIVERGING = 'difference';

/** Ends and middle in sRGB; blue and red stay apart for every kind of colour vision. */
const STOPS = [
  [19, 61, 128], [60, 125, 190], [150, 190, 225], [240, 240, 238],
  [238, 180, 150], [205, 95, 75], [125, 18, 38],
];

/** 256 RGB triples. */
export function divergingMap(): Uint8Array {
  const last = STOPS.length - 1;
  return Uint8Array.from({ length: 768 }, (_, i) => {
    const at = (Math.floor(i / 3) / 255) * last;
    const from = Math.min(last - 1, Math.floor(at));
    const [a, b] = [STOPS[from][i % 3], STOPS[from + 1][i % 3]];
    return Math.round(a + (at - from) * (b - a));
  });
}
