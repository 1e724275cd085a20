// SPDX-License-Identifier: Apache-2.0

/** What a surface is made of; each is one variant of the surface's shader. */
export const LOOKS = [
  { name: 'smooth', label: 'Smooth', hint: 'plain colours, lit' },
  { name: 'bands', label: 'Bands', hint: 'one colour between two contour lines' },
  { name: 'terrain', label: 'Terrain', hint: 'water, meadow, rock and snow' },
  { name: 'wood', label: 'Wood', hint: 'carved from one block' },
  { name: 'clay', label: 'Clay', hint: 'form alone, without colour' },
  { name: 'ink', label: 'Ink', hint: 'pen and ink, hatched by shade' },
  { name: 'paper', label: 'Grid', hint: 'graph paper at round coordinates' },
  { name: 'wire', label: 'Wire', hint: 'measured grid lines alone' },
] as const;

export type LookName = (typeof LOOKS)[number]['name'];

/** Whether a look shows the colour map: without it, a colour bar would explain nothing. */
export function isColoured(look: LookName): boolean {
  return look !== 'clay' && look !== 'ink' && look !== 'wood';
}

/** The map that a look is made for. */
export function mapOf(look: LookName): string | null {
  return look === 'terrain' ? 'terrain' : null;
}

export function lookNumber(look: LookName): number {
  return LOOKS.findIndex(({ name }) => name === look);
}
