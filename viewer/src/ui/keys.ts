// SPDX-License-Identifier: Apache-2.0

/** Key to what it does; capital letters stand for either case. */
export type KeyMap = Record<string, () => void>;

/** Letters work anywhere but in a field; arrows only where the picture has the focus. */
export function bindKeys(picture: HTMLElement, anywhere: KeyMap, onPicture: KeyMap): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${key}` : key;
    const typing = target.matches('input[type=number], select, textarea');
    const action = target === picture ? (onPicture[name] ?? anywhere[name]) : anywhere[name];
    if (action === undefined || typing || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    action();
  });
}
