// SPDX-License-Identifier: Apache-2.0
import { LOOKS, type LookName, mapOf } from '../scene/looks';
import type { ViewState } from '../state';
import { byId, element } from './dom';
import type { KeyMap } from './keys';

/** One button a look; each is also a digit. */
export function bindLooks(state: ViewState, changed: (change: 'colour') => void): void {
  LOOKS.forEach(({ name, label, hint }, i) => {
    const input = element('input');
    input.type = 'radio';
    input.name = 'look';
    input.id = `look-${name}`;
    input.checked = state.look === name;
    const box = element('label');
    box.title = `${hint}. Key: ${i + 1}`;
    box.append(input, element('span', label));
    byId('looks').append(box);
    input.addEventListener('change', () => {
      state.look = name;
      takeMap(state, name);
      changed('colour');
    });
  });
}

/** A look that is made for one map brings it along. */
function takeMap(state: ViewState, look: LookName): void {
  const map = mapOf(look);
  const select = byId<HTMLSelectElement>('map');
  if (map === null || ![...select.options].some(({ value }) => value === map)) return;
  state.map = map;
  select.value = map;
}

export function nextLook(): void {
  const at = LOOKS.findIndex(({ name }) => byId<HTMLInputElement>(`look-${name}`).checked);
  pickLook(LOOKS[(at + 1) % LOOKS.length].name);
}

/** The digits pick looks. */
export function lookKeys(): KeyMap {
  return Object.fromEntries(LOOKS.map(({ name }, i) => [String(i + 1), () => pickLook(name)]));
}

function pickLook(name: LookName): void {
  byId<HTMLInputElement>(`look-${name}`).click();
}
