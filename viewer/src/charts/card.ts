// SPDX-License-Identifier: Apache-2.0
import { byId, element } from '../ui/dom';

/** A chart under the picture: a heading, a way to close it, and room for what belongs to it. */
export class Card {
  readonly root = element('section', '', 'card');
  readonly head = element('div', '', 'card-head');
  readonly close = element('button', '×', 'close');
  private readonly heading: HTMLHeadingElement;

  constructor(id: string, title: string) {
    this.root.id = id;
    this.root.hidden = true;
    this.heading = element('h2', title);
    this.heading.id = `${id}-title`;
    this.root.setAttribute('aria-labelledby', this.heading.id);
    this.close.type = 'button';
    this.close.setAttribute('aria-label', `Close: ${title}`);
    this.head.append(this.heading);
    this.root.append(this.head);
    byId('charts').append(this.root);
  }

  /** Shows or hides the card, and its row with the last one. */
  show(on: boolean): void {
    this.root.hidden = !on;
    byId('charts').hidden = [...byId('charts').children].every((card) => (card as HTMLElement).hidden);
  }

  get shown(): boolean {
    return !this.root.hidden;
  }

  get width(): number {
    return Math.max(220, this.root.clientWidth - 20);
  }
}
