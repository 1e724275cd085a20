// SPDX-License-Identifier: Apache-2.0
import { decodePage } from '../data/decode';
import type { FirstScale, Landscape, PageData } from '../data/model';
import type { View } from '../scene/view';
import { byId } from '../ui/dom';
import { short } from '../math/format';
import { regionOf } from './region';
import { type Region, Server, type ServerState } from './server';

const ASK_MS = 700;
const ASK_AGAIN_MS = 3000;

/** What the page lends to its live part. */
export interface Host {
  readonly data: PageData;
  readonly shown: Landscape[];
  readonly view: View | null;
  replace(index: number, landscape: Landscape): void;
  /** What a logarithm is of these data; the reader's own switches stay. */
  adoptLog(scale: FirstScale | null): void;
}

/** Keeps a page in step with the server that measures, and asks it for finer regions. */
export class Live {
  private readonly server = new Server();
  private readonly bar = byId('live-bar');
  private readonly progress = byId<HTMLProgressElement>('live-progress');
  private readonly words = byId('live-text');
  private readonly button = byId<HTMLButtonElement>('finer');
  private version: number;
  private offered: { landscape: number; region: Region } | null = null;
  private refused: string | null = null;

  constructor(private readonly host: Host, version: number) {
    this.version = version;
    this.button.addEventListener('click', () => void this.askFiner());
    void this.watch();
  }

  private async watch(): Promise<void> {
    for (;;) {
      let pause = ASK_MS;
      try {
        const state = await this.server.state();
        if (state.version !== this.version) await this.renew();
        this.show(state);
      } catch {
        this.lost();
        pause = ASK_AGAIN_MS;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  private async renew(): Promise<void> {
    const page = decodePage(await this.server.data());
    this.host.adoptLog(page.scale);
    page.landscapes.forEach((landscape, i) => {
      if (differs(landscape, this.host.data.landscapes[i])) this.host.replace(i, landscape);
    });
    this.version = page.version ?? this.version;
  }

  private show({ work, trouble, finer }: ServerState): void {
    this.offered = finer && work === undefined ? this.offer() : null;
    if (work !== undefined) this.refused = null;
    const told = this.refused ?? trouble ?? null;
    this.progress.hidden = work === undefined;
    if (work !== undefined) {
      this.progress.max = work.total;
      this.progress.value = work.done;
      this.words.textContent = `measuring: ${work.done} of ${work.total} points`;
    } else {
      this.words.textContent = told === null ? this.offerText() : `not measured: ${told}`;
    }
    this.button.hidden = this.offered === null;
    this.bar.hidden = work === undefined && this.offered === null && told === null;
  }

  private offerText(): string {
    if (this.offered === null) return '';
    const { x, y } = this.offered.region;
    const [a, b, c, d] = [...x, ...y].map((value) => short(value, 3));
    return `you look at α ${a} to ${b}, β ${c} to ${d}`;
  }

  /** Of the panels, the first one that the reader has gone near to. */
  private offer(): { landscape: number; region: Region } | null {
    const { view, shown, data } = this.host;
    if (view === null) return null;
    for (let panel = 0; panel < shown.length; panel++) {
      const landscape = data.landscapes.indexOf(shown[panel]);
      const region = landscape < 0 ? null : regionOf(shown[panel], view.seen(panel));
      if (region !== null) return { landscape, region };
    }
    return null;
  }

  private async askFiner(): Promise<void> {
    if (this.offered === null) return;
    const { landscape, region } = this.offered;
    this.button.hidden = true;
    this.refused = null;
    try {
      await this.server.finer(landscape, region);
    } catch (error) {
      this.refused = error instanceof Error ? error.message : String(error);
    }
  }

  private lost(): void {
    this.bar.hidden = false;
    this.progress.hidden = true;
    this.button.hidden = true;
    this.words.textContent = 'thalweg has ended; this page shows what it had';
  }
}

function differs(a: Landscape, b: Landscape): boolean {
  return a.channels.length !== b.channels.length
    || a.x.count !== b.x.count || a.y?.count !== b.y?.count
    || a.channels.some((channel, i) => {
      const other = b.channels[i].values;
      return channel.values.some((value, k) => !Object.is(value, other[k]));
    });
}
