// SPDX-License-Identifier: Apache-2.0
import { LOOKS, type LookName, mapOf } from '../state/looks';
import { byId, element } from './dom';
import type { Form } from './form';
import type { KeyMap } from './keys';

/** One button a look; each is also a digit. */
export function bindLooks(form: Form): void {
  LOOKS.forEach(({ name, label, hint }, i) => {
    const input = element('input');
    input.type = 'radio';
    input.name = 'look';
    input.id = `look-${name}`;
    const box = element('label');
    box.title = `${hint}. Key: ${i + 1}`;
    box.append(input, element('span', label));
    byId('looks').append(box);
  });
  form.radios('look', LOOKS.map(({ name }) => name), 'look', (look) => {
    form.state.look = look;
    takeMap(form, look);
    form.changed('colour');
  });
}

/** A look that is made for one map brings it along. */
function takeMap(form: Form, look: LookName): void {
  const map = mapOf(look);
  const { options } = byId<HTMLSelectElement>('map');
  if (map === null || ![...options].some(({ value }) => value === map)) return;
  form.state.map = map;
  form.read();
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
