// SPDX-License-Identifier: Apache-2.0
import type { Landscape } from '../data/model';
import { canOverlay } from '../data/window';
import { byId } from './dom';
import type { Form } from './form';

/** How far one sees through the planes that lie over the first. */
export function bindOverlay(form: Form, planes: Landscape[]): void {
  const { state } = form;
  const radio = byId<HTMLInputElement>('arrange-overlay');
  radio.disabled = !canOverlay(planes);
  if (radio.disabled) radio.parentElement!.title = 'the planes show different windows: they share no box';
  const slider = byId<HTMLInputElement>('opacity');
  slider.addEventListener('input', () => {
    state.opacity = Number(slider.value);
    form.read();
    form.changed('show');
  });
  form.also(() => {
    slider.value = String(state.opacity);
    byId('opacity-value').textContent = state.opacity === 1 ? 'opaque' : `${Math.round(100 * state.opacity)} %`;
    byId('row-opacity').hidden = state.arrange !== 'overlay' || radio.disabled;
  });
}
