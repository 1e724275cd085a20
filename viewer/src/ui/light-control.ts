// SPDX-License-Identifier: Apache-2.0
import { byId } from './dom';
import type { Form } from './form';

/** Two sliders: where the light comes from, and how high it stands. */
export function bindLight(form: Form): void {
  const bind = (id: string, key: 'sunAzimuth' | 'sunElevation') => {
    const slider = byId<HTMLInputElement>(id);
    slider.addEventListener('input', () => {
      form.state[key] = Number(slider.value);
      form.read();
      form.changed('light');
    });
    form.also(() => {
      slider.value = String(form.state[key]);
      byId(`${id}-value`).textContent = `${Math.round(form.state[key])}°`;
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
