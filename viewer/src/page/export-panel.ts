// SPDX-License-Identifier: Apache-2.0
import type { Curves } from '../charts/curves';
import { DIVERGING, triplesOf } from '../data/maps';
import type { Landscape } from '../data/model';
import { landscapeCsv } from '../export/csv';
import { glbFile } from '../export/glb';
import { heightMesh } from '../export/mesh';
import { plyFile } from '../export/ply';
import { composePng, download, fileName, imageOf, type Layer } from '../export/png';
import { svgMap } from '../export/svg-map';
import { type Rect, scaled, textScale } from '../math/layout';
import { encodeLink } from '../state/link';
import { byId } from '../ui/dom';
import { ink } from '../ui/theme';
import type { PageContext } from './page-context';
import type { TextPanel } from './text-panel';

/** Files and links that a reader takes along; all made in the page. */
export class ExportPanel {
  constructor(
    private readonly page: PageContext, private readonly textPanel: TextPanel,
    private readonly curves: Curves, private readonly curveRects: () => Rect[],
  ) {
    byId('which').addEventListener('change', () => this.enable());
    const actions: Record<string, () => void> = {
      save: () => void this.png(), 'save-svg': () => this.svg(), 'save-csv': () => this.csv(),
      'save-glb': () => void this.glb(), 'save-ply': () => this.ply(), link: () => void this.link(),
    };
    for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);
    this.offer();
  }

  /** The page's landscapes, and the difference while it is shown. */
  private get choice(): Landscape[] {
    const { data, shown } = this.page;
    return [...data.landscapes, ...shown.filter((l) => l.difference !== undefined)];
  }

  private get landscape(): Landscape {
    return this.choice[Number(byId<HTMLSelectElement>('which').value)];
  }

  /** After a change of what is shown: what can be taken, the difference first where there is one. */
  offer(): void {
    const which = byId<HTMLSelectElement>('which');
    const { choice } = this;
    const last = choice.length - 1;
    which.replaceChildren(...choice.map((l, i) => new Option(l.name, String(i))));
    which.value = String(choice[last].difference === undefined ? 0 : last);
    this.enable();
  }

  /** A line has no surface to take. */
  private enable(): void {
    const flat = this.landscape.y === null;
    for (const id of ['save-svg', 'save-glb', 'save-ply']) byId<HTMLButtonElement>(id).disabled = flat;
  }

  async png(): Promise<void> {
    const { page, textPanel } = this;
    const { view, stage, data } = page;
    const ratio = Number(byId<HTMLSelectElement>('png-size').value);
    const { clientWidth: width, clientHeight: height } = stage;
    const images = await Promise.all(this.curves.all.map((curve) => imageOf(curve.svg)));
    const unit = textScale(width, height);
    const curves: Layer[] = images.map((image, i) => ({ image, rect: scaled(this.curveRects()[i], unit) }));
    const whole = { x: 0, y: 0, width, height };
    const compose = (layers: Layer[]) =>
      composePng(layers, { width, height }, data.title, textPanel.lines(), ink(), ratio);
    const png = await (view === null ? compose(curves) : view.snapshot(
      ratio, (scene, labels) => compose(
        [{ image: scene, rect: whole }, { image: labels, rect: whole }, ...curves])));
    download(png, fileName(data.title, 'png'));
  }

  private svg(): void {
    const { page, landscape, textPanel } = this;
    const { map, paths, points, separatrices } = page.state;
    const file = svgMap(landscape, page.scaleOf(landscape), {
      map: triplesOf(page.data.maps, landscape.difference === undefined ? map : DIVERGING),
      paths, points, separatrices, caption: textPanel.captions(),
    });
    download(new Blob([file], { type: 'image/svg+xml' }), fileName(landscape.name, 'svg'));
  }

  private csv(): void {
    const { landscape } = this;
    download(new Blob([landscapeCsv(landscape)], { type: 'text/csv' }), fileName(landscape.name, 'csv'));
  }

  private mesh() {
    const { page, landscape } = this;
    const scales = page.scaleOf(landscape);
    return heightMesh(landscape, scales, triplesOf(page.data.maps, scales.map ?? page.state.map));
  }

  private async glb(): Promise<void> {
    download(await glbFile(this.landscape.name, this.mesh()), fileName(this.landscape.name, 'glb'));
  }

  private ply(): void {
    download(plyFile(this.landscape, this.mesh()), fileName(this.landscape.name, 'ply'));
  }

  /** Into the address bar, the clipboard where that is allowed, and a field where it is not. */
  private async link(): Promise<void> {
    const { state, view } = this.page;
    const hash = encodeLink(state, view === null ? null : view.orbit.pose);
    history.replaceState(null, '', `#${hash}`);
    const field = byId<HTMLInputElement>('link-text');
    field.value = location.href;
    field.hidden = false;
    field.select();
    let said = 'The link is in the field and in the address bar.';
    try {
      await navigator.clipboard.writeText(location.href);
      said = 'The link is in the clipboard and in the address bar.';
    } catch {
      // Not allowed here: the field holds it.
    }
    byId('live').textContent = said;
    byId('link').textContent = 'Link copied';
    setTimeout(() => (byId('link').textContent = 'Copy a link to this view'), 2500);
  }
}
