// SPDX-License-Identifier: Apache-2.0

/** Six lines apart for every kind of colour vision, by dash as well; light theme, then dark. */
const COLOURS = {
  light: ['#1c4fa3', '#b3261e', '#0f7a52', '#8a4fb0', '#8f5a00', '#3d4656'],
  dark: ['#8ab8ff', '#ff9a8f', '#6fdcb0', '#d8adf5', '#ffc766', '#c9d1de'],
};
const DASHES = ['none', '7 4', '2 3', '9 3 2 3', '4 4', '12 4'];

/** How the i-th of several lines is drawn. */
export function strokeOf(i: number, dark: boolean): { stroke: string; 'stroke-dasharray': string } {
  const set = dark ? COLOURS.dark : COLOURS.light;
  return { stroke: set[i % set.length], 'stroke-dasharray': DASHES[i % DASHES.length] };
}
