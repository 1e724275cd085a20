// SPDX-License-Identifier: Apache-2.0
import type { ViewState } from '../state';
import { byId } from './dom';

/** Two sliders: where the light comes from, and how high it stands. */
export function bindLight(state: ViewState, changed: () => void): void {
  const bind = (id: string, key: 'sunAzimuth' | 'sunElevation') => {
    const slider = byId<HTMLInputElement>(id);
    const describe = () => (byId(`${id}-value`).textContent = `${state[key]}°`);
    slider.value = String(state[key]);
    describe();
    slider.addEventListener('input', () => {
      state[key] = Number(slider.value);
      describe();
      changed();
    });
  };
  bind('sun-azimuth', 'sunAzimuth');
  bind('sun-elevation', 'sunElevation');
}

/** Turns the light, from a key. */
export function turnLight(degrees: number): void {
  const slider = byId<HTMLInputElement>('sun-azimuth');
  slider.value = String((Number(slider.value) + degrees + 360) % 360);
  slider.dispatchEvent(new Event('input'));
}
