// SPDX-License-Identifier: Apache-2.0

/** The colours that drawings share with the style sheet. */
export interface Ink {
  page: string;
  text: string;
  quiet: string;
  line: string;
  loss: string;
  accuracy: string;
  dark: boolean;
}

/** Reads the custom properties in force, so that a drawing follows the theme. */
export function ink(): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    page: of('--page'), text: of('--text'), quiet: of('--quiet'), line: of('--line'),
    loss: of('--loss'), accuracy: of('--accuracy'), dark: of('--dark') === '1',
  };
}

/** Goes from the system's theme to the other one and back. */
export function toggleTheme(): void {
  document.documentElement.dataset['theme'] = ink().dark ? 'light' : 'dark';
}

export function onSystemTheme(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
