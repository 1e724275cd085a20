// SPDX-License-Identifier: Apache-2.0
import type { ViewState } from '../state/view-state';
import { byId } from './dom';

/** What a change asks for: new shapes, new colours, new visibility, other panels, or new places. */
export type Change = 'shape' | 'colour' | 'light' | 'show' | 'panels' | 'layout';

/** The names of the state's fields that hold a T. */
export type FieldOf<T> = { [K in keyof ViewState]: ViewState[K] extends T ? K : never }[keyof ViewState];

/** Binds controls of the page to fields of the state, both ways. */
export class Form {
  private readonly readers: (() => void)[] = [];

  constructor(readonly state: ViewState, readonly changed: (change: Change) => void) {}

  check(id: string, key: FieldOf<boolean>, change: Change): void {
    const box = byId<HTMLInputElement>(id);
    const read = () => (box.checked = this.state[key]);
    this.readers.push(read);
    read();
    box.addEventListener('change', () => {
      this.state[key] = box.checked;
      this.changed(change);
    });
  }

  select(id: string, options: [string, string][], key: FieldOf<string>, change: Change): void {
    const select = byId<HTMLSelectElement>(id);
    for (const [value, label] of options) select.add(new Option(label, value));
    const read = () => (select.value = this.state[key]);
    this.readers.push(read);
    read();
    select.addEventListener('change', () => {
      (this.state as unknown as Record<string, string>)[key] = select.value;
      this.changed(change);
    });
  }

  /** One of several: the radio `prefix-value` for each value. */
  radios<K extends FieldOf<string>>(
    prefix: string, values: ViewState[K][], key: K, chosen: (value: ViewState[K]) => void,
  ): void {
    for (const value of values) {
      const radio = byId<HTMLInputElement>(`${prefix}-${value}`);
      const read = () => (radio.checked = this.state[key] === value);
      this.readers.push(read);
      read();
      radio.addEventListener('change', () => radio.checked && chosen(value));
    }
  }

  /** Something more to do whenever the state changed by other means than a control. */
  also(read: () => void): void {
    this.readers.push(read);
    read();
  }

  /** Shows the state again, after it changed by other means than a control. */
  read(): void {
    for (const read of this.readers) read();
  }
}
