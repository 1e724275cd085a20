// SPDX-License-Identifier: Apache-2.0
import type { Path } from '../data/model';
import { short } from '../math/format';
import { byId } from '../ui/dom';
import { wantsCalm } from '../ui/theme';
import type { PageContext } from './page-context';

/** Seconds that a whole training takes at speed 1. */
const LENGTH = 12;
const TOLD = 3;

/** The bar under the picture that moves the ball: play, speed, and every checkpoint. */
export class Timeline {
  private readonly slider = byId<HTMLInputElement>('time');
  private readonly play = byId<HTMLButtonElement>('play');
  private readonly speed = byId<HTMLSelectElement>('speed');
  private readonly last: number;
  private playing = false;
  private before = 0;

  constructor(private readonly page: PageContext) {
    this.last = Math.max(0, ...this.paths().map((p) => p.points.length - 1));
    this.slider.max = String(this.last);
    this.slider.addEventListener('input', () => {
      this.stop();
      this.go(Number(this.slider.value));
    });
    this.slider.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.walk(step);
    });
    this.play.addEventListener('click', () => this.toggle());
    this.show();
  }

  /** Each path once, though several planes may show it. */
  private paths(): Path[] {
    const all = this.page.data.landscapes.filter((l) => l.y !== null).flatMap((l) => l.paths);
    const known = new Map(all.map((path) => [`${path.name} ${path.points.length}`, path]));
    return [...known.values()].filter(({ points }) => points.length > 0);
  }

  /** After a change of the state by other means. */
  show(): void {
    const { state, view } = this.page;
    byId('timebar').hidden = view === null || this.last === 0 || !state.paths;
    if (byId('timebar').hidden) this.stop();
    state.step = Math.min(state.step, this.last);
    this.slider.value = String(state.step);
    const words = this.words();
    byId('time-label').textContent = words;
    this.slider.setAttribute('aria-valuetext', words);
  }

  /** The checkpoint that each path has just passed, and its true loss. */
  private words(): string {
    const paths = this.paths().slice(0, TOLD);
    return paths.map(({ name, points }) => {
      const passed = Math.floor(this.page.state.step + 1e-9);
      const point = points[Math.min(passed, points.length - 1)];
      const which = paths.length > 1 ? `${name}, ` : '';
      return `${which}${point.label}: true loss ${short(point.loss, 3)}`;
    }).join('; ');
  }

  /** One checkpoint on or back. */
  walk(step: number): void {
    this.stop();
    const from = step > 0 ? Math.floor(this.page.state.step + 1e-9) : Math.ceil(this.page.state.step - 1e-9);
    this.go(Math.min(this.last, Math.max(0, from + step)));
  }

  toggle(): void {
    if (byId('timebar').hidden) return;
    if (this.playing) return this.stop();
    if (this.page.state.step >= this.last) this.go(0);
    this.playing = true;
    this.label();
    this.before = performance.now();
    requestAnimationFrame((now) => this.frame(now));
  }

  private stop(): void {
    if (!this.playing) return;
    this.playing = false;
    this.label();
    this.page.view?.request();
  }

  private label(): void {
    this.play.textContent = this.playing ? 'Pause' : 'Play';
    this.play.setAttribute('aria-pressed', String(this.playing));
  }

  /** By the clock, not by frames; whoever wants calm sees checkpoint after checkpoint. */
  private frame(now: number): void {
    if (!this.playing) return;
    const pace = (this.last / LENGTH) * Number(this.speed.value);
    const gone = (Math.max(0, now - this.before) / 1000) * pace;
    if (!wantsCalm() || gone >= 1) {
      this.before = now;
      this.go(Math.min(this.last, this.page.state.step + (wantsCalm() ? Math.floor(gone) : gone)), true);
    }
    if (this.page.state.step >= this.last) return this.stop();
    requestAnimationFrame((next) => this.frame(next));
  }

  private go(step: number, moving = false): void {
    this.page.state.step = step;
    this.show();
    const { view, state } = this.page;
    if (view === null) return;
    for (const panel of view.panels) panel.show(state);
    view.request(moving);
  }
}
