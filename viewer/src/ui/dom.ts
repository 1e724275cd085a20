// SPDX-License-Identifier: Apache-2.0

/** The element of this id; the template holds it. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page needs an element #${id}, it has none`);
  return found as T;
}

/** A new element with text; text is never read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, text = '', className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (text !== '') made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}
