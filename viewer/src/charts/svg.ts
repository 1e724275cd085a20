// SPDX-License-Identifier: Apache-2.0

const FONT = 'system-ui, sans-serif';

/** Attributes as a list, so that no style attribute is needed (the page forbids them). */
export type Attributes = Record<string, string | number>;

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {},
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(made, attributes);
  return made;
}

export function set(element: SVGElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

export function text(
  content: string, x: number, y: number, colour: string, more: Attributes = {},
): SVGTextElement {
  const made = svg('text', {
    x, y, fill: colour, 'font-size': 12, 'font-family': FONT, 'text-anchor': 'middle', ...more,
  });
  made.textContent = content;
  return made;
}

/** A polyline with a gap wherever a number is not finite. */
export function brokenLine(x: ArrayLike<number>, y: ArrayLike<number>): string {
  let pen = 'M';
  let d = '';
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      pen = 'M';
      continue;
    }
    d += `${pen}${x[i].toFixed(2)} ${y[i].toFixed(2)}`;
    pen = 'L';
  }
  return d;
}
