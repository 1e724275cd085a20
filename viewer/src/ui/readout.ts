// SPDX-License-Identifier: Apache-2.0
import { distanceFromCentre } from '../data/distance';
import { type Channel, coordinate, INTERPOLATED, isDraw, type Landscape, type PathPoint } from '../data/model';
import { type CriticalPoint, typeInWords } from '../data/topology';
import { short } from '../math/format';
import { byId, element } from './dom';

const GAP = 16;

/** One line of the read-out. */
export type Row = [name: string, value: string];

/** α, β, every channel and the distance at a measured node. */
export function nodeRows(landscape: Landscape, node: number): Row[] {
  const columns = landscape.x.count;
  const alpha = coordinate(landscape.x, node % columns);
  const beta = landscape.y === null ? 0 : coordinate(landscape.y, Math.floor(node / columns));
  return [
    ['α', short(alpha)],
    ...(landscape.y === null ? [] : [['β', short(beta)] as Row]),
    ...(landscape.status?.[node] === INTERPOLATED
      ? [['not measured', 'interpolated'] as Row] : []),
    ...landscape.channels.filter((c) => !isDraw(c)).map((c): Row => [c.label, valueInWords(c, node)]),
    ...distanceRows(landscape, alpha, beta),
  ];
}

/** What is known of a path's checkpoint; `node` is the measured node beneath it, or −1. */
export function pathRows(landscape: Landscape, point: PathPoint, node: number): Row[] {
  const loss = landscape.channels[landscape.loss];
  return [
    ['α', short(point.x)],
    ['β', short(point.y)],
    ['true loss', short(point.loss, 6)],
    ...(node < 0 ? [] : [[`${loss.label} on the plane nearby`, short(loss.values[node], 6)] as Row]),
    ['distance off the plane', short(point.offPlane)],
    ...distanceRows(landscape, point.x, point.y),
  ];
}

function distanceRows(landscape: Landscape, alpha: number, beta: number): Row[] {
  const distance = distanceFromCentre(alpha, beta, landscape.findings.geometry);
  const rows: Row[] = [['distance from the centre', short(distance.multiples)]];
  if (distance.parameters !== null) rows.push(['… in weight space', short(distance.parameters)]);
  const weights = landscape.findings.geometry?.parameterNorm ?? undefined;
  if (distance.parameters !== null && weights !== undefined && weights > 0) {
    rows.push(['… of the weights’ own length', short(distance.parameters / weights)]);
  }
  return rows;
}

/** What is known of a critical point. */
export function pointRows(landscape: Landscape, point: CriticalPoint): Row[] {
  const known = (name: string, value: number): Row[] =>
    (Number.isNaN(value) ? [] : [[name, short(value)]]);
  return [
    ['kind', typeInWords(point)],
    ['α', short(point.x)],
    ['β', short(point.y)],
    ['loss', short(point.loss, 6)],
    ...(point.persistence === Infinity
      ? [['persistence', 'never merges'] as Row] : known('persistence', point.persistence)),
    ...known('gradient’s length', point.gradientNorm),
    ...known('smallest curvature', point.lambdaMin),
    ...(point.note === null || point.note === '' ? [] : [['note', point.note] as Row]),
    ...distanceRows(landscape, point.x, point.y),
  ];
}

function valueInWords(channel: Channel, node: number): string {
  const value = channel.values[node];
  if (channel.labels !== undefined) return channel.labels[value] ?? 'none';
  return withUnit(short(value, 6), channel.unit);
}

function withUnit(value: string, unit: string): string {
  return unit === '' ? value : `${value} ${unit}`;
}

/** The small card beside the pointer; pinned by a click until Escape or the next click. */
export class Readout {
  private readonly card = byId('readout');
  private readonly live = byId('live');
  pinned = false;

  show(title: string, rows: Row[], x: number, y: number, stage: HTMLElement): void {
    const list = element('dl');
    for (const [name, value] of rows) list.append(element('dt', name), element('dd', value));
    this.card.replaceChildren(element('strong', title), list);
    this.card.hidden = false;
    const { clientWidth, clientHeight } = stage;
    const { offsetWidth: w, offsetHeight: h } = this.card;
    const right = x + GAP + w < clientWidth ? x + GAP : x - GAP - w;
    const below = y + GAP + h < clientHeight ? y + GAP : y - GAP - h;
    this.place(right, below, stage);
    this.card.classList.toggle('pinned', this.pinned);
  }

  /** After a change of the stage's size: what is kept stays inside. */
  keepInside(stage: HTMLElement): void {
    if (!this.card.hidden) this.place(this.card.offsetLeft, this.card.offsetTop, stage);
  }

  private place(left: number, top: number, stage: HTMLElement): void {
    const { offsetWidth: w, offsetHeight: h } = this.card;
    this.card.style.left = `${Math.max(4, Math.min(left, stage.clientWidth - w - 4))}px`;
    this.card.style.top = `${Math.max(4, Math.min(top, stage.clientHeight - h - 4))}px`;
  }

  /** Speaks the rows to a screen reader. */
  say(title: string, rows: Row[]): void {
    this.live.textContent = `${title}: ${rows.map(([n, v]) => `${n} ${v}`).join(', ')}`;
  }

  /** Keeps what is shown until Escape or the next click, or no longer. */
  pin(on: boolean): void {
    this.pinned = on && !this.card.hidden;
    this.card.classList.toggle('pinned', this.pinned);
  }

  hide(): void {
    this.card.hidden = true;
    this.pinned = false;
  }
}
