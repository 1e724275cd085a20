// SPDX-License-Identifier: Apache-2.0
import { grouped, measuredParts, sharedFirst, viewNotes } from '../data/caption';
import { comparisonNotes } from '../data/compare';
import { curvatureTable, type CurvatureTable } from '../data/curvature-table';
import type { Landscape } from '../data/model';
import { summary } from '../data/summary';
import { sameUnits } from '../scene/display-fields';
import { byId, element } from '../ui/dom';
import type { PageContext } from './page-context';

/** Everything the page says in words: title, summary, help, caption and warnings. */
export class TextPanel {
  constructor(private readonly page: PageContext) {}

  /** What does not change with the settings. */
  write(): void {
    const { data, stage } = this.page;
    const { landscapes } = data;
    const some = (test: (l: Landscape) => boolean) => landscapes.some(test);
    stage.style.setProperty('--panels', String(landscapes.length));
    byId('title').textContent = data.title;
    byId('summary').textContent = landscapes.map(summary).join(' ');
    byId('about-axes').hidden = !some((l) => l.y !== null);
    byId('about-curve').hidden = !some((l) => l.y === null);
    byId('about-path').hidden = !some((l) => l.paths.length > 0);
    byId('about-points').hidden = !some((l) => (l.topology?.points.length ?? 0) > 0);
    byId('about-pairs').hidden = !some((l) => (l.topology?.pairs.length ?? 0) > 0);
    byId('about-density').hidden = data.densities.length === 0;
  }

  /** Provenance and everything the picture hides; renewed with every switch. */
  captions(): string[] {
    const { page } = this;
    const each = sharedFirst(this.told().map((landscape): [string, string[]] => {
      const { height, heightRange } = page.scaleOf(landscape);
      const notes = viewNotes(landscape, height, heightRange);
      if (landscape.y !== null && !sameUnits(landscape)) {
        notes.push('α and β are not drawn to the same scale');
      }
      return [landscape.name, [...measuredParts(landscape), ...notes]];
    })).map(([name, parts], _, all) => (
      `${all.length > 1 ? `${name}: ` : ''}${parts.join(' · ')}.`));
    const between = comparisonNotes(page.data.landscapes);
    return between.length === 0 ? each : [...each, `Between them: ${between.join('; ')}.`];
  }

  /** Each landscape, and the difference where it is shown. */
  private told(): Landscape[] {
    const { data, shown } = this.page;
    return [...data.landscapes, ...shown.filter((l) => l.difference !== undefined)];
  }

  /** Reasons for care, each with the name of what it is about where there are several. */
  warnings(): string[] {
    const { landscapes } = this.page.data;
    return grouped(landscapes.flatMap((l) =>
      l.cautions.map((text): [string, string] => [l.name, `${capital(text)}.`])),
    landscapes.length === 1);
  }

  writeCaption(): void {
    const table = curvatureTable(this.page.data.landscapes);
    byId('caption').replaceChildren(
      ...this.warnings().map((text) => {
        const line = element('p', '', 'warning');
        line.append(element('strong', 'Take care: '), text);
        return line;
      }),
      ...(table === null ? [] : [tableOf(table)]),
      ...this.captions().map((text) => element('p', text)));
  }

  /** Caption and warnings as lines of a saved picture. */
  lines(): string[] {
    return [...this.warnings().map((text) => `Take care: ${text}`), ...this.captions()];
  }
}

/** A row of figures for each plane. */
function tableOf({ planes, figures }: CurvatureTable): HTMLElement {
  const head = (text: string, scope: 'row' | 'col') => {
    const cell = element('th', text);
    cell.scope = scope;
    return cell;
  };
  const row = (...cells: HTMLElement[]) => {
    const made = element('tr');
    made.append(...cells);
    return made;
  };
  const table = element('table');
  table.append(
    element('caption', 'Curvature at the centre: of each plane, and of the whole loss where its file knows the Hessian'),
    row(element('td'), ...figures.map(([name]) => head(name, 'col'))),
    ...planes.map((name, i) => row(head(name, 'row'), ...figures.map(([, values]) => element('td', values[i])))));
  const frame = element('div', '', 'figures');
  // Wider than a phone: it is scrolled by keys too.
  frame.tabIndex = 0;
  frame.append(table);
  return frame;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
