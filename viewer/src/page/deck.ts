// SPDX-License-Identifier: Apache-2.0
import { Card } from '../charts/card';
import { DensityChart } from '../charts/density-chart';
import { PersistenceChart, pairScale } from '../charts/persistence-chart';
import type { Landscape } from '../data/model';
import type { PersistencePair } from '../data/topology';
import type { Readout } from '../ui/readout';
import { ink } from '../ui/theme';
import type { PageContext } from './page-context';

/** A pair of critical points that the reader points at. */
export interface Chosen {
  plane: Landscape;
  pair: PersistencePair;
}

/** The charts under the picture that belong to the page: persistence diagrams and spectra. */
export class Deck {
  /** For the painter: both points are marked on the surface. */
  chosen: Chosen | null = null;
  private readonly diagrams: { plane: Landscape; card: Card; chart: PersistenceChart }[];
  private readonly spectra: { card: Card; chart: DensityChart }[];

  constructor(private readonly page: PageContext, private readonly readout: Readout) {
    const { landscapes, densities } = page.data;
    this.diagrams = landscapes.flatMap((plane, i) => {
      const { topology } = plane;
      if (plane.y === null || topology === null || topology.pairs.length === 0) return [];
      const card = this.card(`persistence-card-${i}`, `Persistence diagram: ${plane.name}`, 'persistence');
      const chart = new PersistenceChart(topology, plane.name, (pair) => this.choose(plane, chart, pair));
      card.root.append(chart.frame.svg);
      return [{ plane, card, chart }];
    });
    this.spectra = densities.map((density, i) => {
      const card = this.card(`density-card-${i}`, `Spectrum of the Hessian: ${density.name}`, 'density');
      const chart = new DensityChart(density);
      card.root.append(chart.frame.svg);
      return { card, chart };
    });
  }

  private card(id: string, title: string, key: 'persistence' | 'density'): Card {
    const card = new Card(id, title);
    card.head.append(card.close);
    card.close.addEventListener('click', () => {
      this.page.state[key] = false;
      this.page.redraw();
    });
    return card;
  }

  private choose(plane: Landscape, chart: PersistenceChart, pair: number): void {
    const { view, shown, stage } = this.page;
    this.chosen = pair < 0 ? null : { plane, pair: chart.topology.pairs[pair] };
    view?.request();
    if (this.chosen === null) return this.readout.hide();
    const panel = shown.indexOf(plane);
    const rows = chart.rows(pair);
    if (view !== null && panel >= 0) {
      const { birthX, birthY } = this.chosen.pair;
      const at = view.project(panel, view.panels[panel].ground.place(birthX, birthY));
      this.readout.show('persistence pair', rows, at.x, at.y, stage);
    }
    this.readout.say('persistence pair', rows);
  }

  /** After a change of state, scales, size or theme. */
  show(): void {
    const { state } = this.page;
    for (const { card } of this.diagrams) card.show(state.persistence);
    for (const { card } of this.spectra) card.show(state.density);
    const colours = ink();
    for (const { plane, card, chart } of this.diagrams) {
      if (!card.shown) continue;
      const scale = pairScale(chart.topology, this.page.scaleOf(plane).height);
      chart.draw(scale, plane.channels[plane.loss].label, card.width, colours);
    }
    for (const { card, chart } of this.spectra) if (card.shown) chart.draw(card.width, colours);
  }
}
