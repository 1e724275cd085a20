// SPDX-License-Identifier: Apache-2.0
// Pages over surfaces with known formulas, filled as org.thalweg.render.page.ViewerPage fills them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const resources = fileURLToPath(new URL('../../render/src/main/resources/org/thalweg/render/', import.meta.url));

export const bowl = (x, y) => 0.012 + 2.1 * (x * x + 0.8 * y * y) + 0.5 * x * x * y;

/** Two minima of 0.1 at (±½, 0), a saddle of 0.6 at the centre. */
export const wells = (x, y) => 0.1 + 8 * (x * x - 0.25) ** 2 + 0.6 * y * y;

/** 0.1 to 1e4, many cliffs: what a deep network without shortcuts looks like. */
export const chasm = (x, y) => {
  const r = x * x + y * y;
  const rough = Math.sin(7 * x + 2 * Math.sin(3 * y)) * Math.cos(6 * y - 1.5 * x)
    + 0.5 * Math.sin(13 * x * y + 4 * x) + 0.35 * Math.cos(17 * y + 5 * x * x);
  return 0.1 + 3 * r + Math.expm1(Math.min(9.2, Math.max(0, 3.4 * r + 2.6 * (rough + 0.35) * Math.min(1, 3 * r))));
};

export const numbers = (values) => `f8:${Buffer.from(Float64Array.from(values).buffer).toString('base64')}`;

const provenance = {
  question: {
    model: { architecture: 'resnet56', sha256: 'ab'.repeat(32), parameters: 855770 },
    data: { dataset: 'cifar10', split: 'train', samples: 'first:500', count: 500, sha256: 'cd', normalization: '0.49,0.48,0.45/0.25,0.24,0.26' },
    loss: 'cross-entropy',
    directions: { kind: 'random', norm: 'filter', ignore: 'biasbn', tensors: 'weights', bn: 'frozen', seed: 17, sha256: 'ef' },
    axes: ['-1.0:1.0:51', '-1.0:1.0:51'],
    engine: { name: 'libtorch 2.10.0', instructionSet: 'AVX2', device: 'cpu', precision: 'float32', batchSize: 128 },
  },
  run: { thalweg: '0.1.0', command: ['surface'], created: '2026-01-01T00:00:00Z', seconds: 1, machine: '' },
};

const GEOMETRY = { kind: 'geometry', parameterNorm: null, directionNorms: [41.5, 42.25], cosine: 0.01 };
const CAPTION = ['resnet56 (855,770 parameters)', 'cross-entropy over n = 500 training images of cifar10 (first:500)', 'batch norm frozen'];

const encoded = ({ label, x, y, loss, offPlane }) => ({ label, numbers: numbers([x, y, loss, offPlane]) });

export function plane(name, f, { x = { min: -1, max: 1, count: 51 }, y = x, holes = {}, paths = [], findings = [GEOMETRY], caption = CAPTION, cautions = [], markers = [], topology = null, error = null, directions = {}, data = {}, loss: lossName = 'cross-entropy' } = {}) {
  const at = (axis, i) => axis.min + (i * (axis.max - axis.min)) / (axis.count - 1);
  const loss = Array.from({ length: x.count * y.count }, (_, node) =>
    node in holes ? holes[node] : f(at(x, node % x.count), at(y, Math.floor(node / x.count))));
  return {
    name, x, y, loss: 0,
    channels: [
      { name: 'train_loss', label: 'training loss', unit: '', values: numbers(loss) },
      { name: 'train_acc', label: 'training accuracy', unit: '%', values: numbers(loss.map((l) => 100 / (1 + l))) },
      ...(error === null ? [] : [{ name: 'train_loss_se', label: 'standard error of the training loss', unit: '', values: numbers(loss.map(() => error)) }]),
    ],
    topology, caption, cautions,
    paths: paths.map((p) => ({ ...p, x: numbers(p.x), y: numbers(p.y), loss: numbers(p.loss), offPlane: numbers(p.offPlane) })),
    markers: markers.map(encoded),
    provenance: {
      ...provenance, findings,
      question: {
        ...provenance.question, loss: lossName,
        directions: { ...provenance.question.directions, ...directions },
        data: { ...provenance.question.data, ...data },
      },
    },
  };
}

/** What the shape of `wells` consists of, in closed form. */
export function wellsTopology({ count = 51 } = {}) {
  const at = (i) => -1 + (2 * i) / (count - 1);
  const node = (x, y) => Math.round(((y + 1) / 2) * (count - 1)) * count + Math.round(((x + 1) / 2) * (count - 1));
  const point = (label, type, x, y, persistence, lambdaMin, more = {}) => ({
    label, type, multiplicity: 1, node: node(x, y), border: false, note: null,
    numbers: numbers([x, y, wells(x, y), persistence, 0, lambdaMin]), ...more,
  });
  const way = (kind, from, to, [x0, y0], [x1, y1]) => {
    const t = Array.from({ length: 21 }, (_, i) => i / 20);
    const x = t.map((s) => x0 + s * (x1 - x0));
    const y = t.map((s) => y0 + s * (y1 - y0));
    return { kind, from, to, x: numbers(x), y: numbers(y), loss: numbers(x.map((a, i) => wells(a, y[i]))) };
  };
  return {
    threshold: 0.05,
    points: [
      point('m1', 'minimum', -0.5, 0, Infinity, 1.2), point('m2', 'minimum', 0.5, 0, 0.5, 1.2),
      point('s1', 'saddle', 0, 0, 0.5, -8),
      point('M1', 'maximum', 1, 1, NaN, NaN, { border: true, note: 'the window ends here' }),
    ],
    separatrices: [
      way('descending', 's1', 'm1', [0, 0], [-0.5, 0]), way('descending', 's1', 'm2', [0, 0], [0.5, 0]),
      way('ascending', 's1', null, [0, 0], [0, 1]), way('ascending', 's1', null, [0, 0], [0, -1]),
    ],
    basins: {
      labels: ['m1', 'm2'],
      of: numbers(Array.from({ length: count * count }, (_, i) => (i % count === (count - 1) / 2 ? NaN : at(i % count) < 0 ? 0 : 1))),
    },
    pairs: [
      { dimension: 0, numbers: numbers([0.1, Infinity, -0.5, 0, NaN, NaN]) },
      { dimension: 0, numbers: numbers([0.1, 0.6, 0.5, 0, 0, 0]) },
      { dimension: 1, numbers: numbers([1.2, 5.2, 0, 1, 1, 1]) },
    ],
  };
}

/** Semicircle law on [−2, 2], and an outlier. */
export const semicircle = (name) => {
  const x = Array.from({ length: 201 }, (_, i) => -2.5 + i / 20);
  return {
    kind: 'density', name, x: numbers(x), lambdaMax: 7.4, lambdaMin: -1.9,
    density: numbers(x.map((v) => Math.sqrt(Math.max(0, 4 - v * v)) / (2 * Math.PI) + 1e-3 * Math.exp(-4 * (v - 7.4) ** 2))),
  };
};

export function line(name, f, { markers = [], draws = 0, type = null, error = null } = {}) {
  const x = { min: -1, max: 1, count: 51 };
  const loss = Array.from({ length: 51 }, (_, i) => (i === 40 ? NaN : f(-1 + i / 25)));
  return {
    name, x, y: null, loss: 0, paths: [], type, markers: markers.map(encoded), provenance, caption: CAPTION, cautions: [],
    channels: [
      { name: 'train_loss', label: 'training loss', unit: '', values: numbers(loss) },
      { name: 'train_acc', label: 'training accuracy', unit: '%', values: numbers(loss.map((l) => 100 / (1 + l))) },
      { name: 'test_loss', label: 'test loss', unit: '', values: numbers(loss.map((l) => 1.2 * l + 0.1)) },
      ...(error === null ? [] : [{ name: 'train_loss_se', label: 'standard error', unit: '', values: numbers(loss.map((l) => error * (1 + l))) }]),
      ...(draws === 0 ? [] : [{ name: 'train_loss_sd', label: 'standard deviation', unit: '', values: numbers(loss.map((l) => 0.2 * l)) }]),
      ...Array.from({ length: draws }, (_, d) => (
        { name: `train_loss_draw${d + 1}`, label: `training loss, draw ${d + 1}`, unit: '', values: numbers(loss.map((l) => l * (1 + 0.2 * Math.sin(3 * d + 1)))) })),
    ],
  };
}

/** A path that leaves the plane on its way into a well. */
export function offPlane() {
  const t = Array.from({ length: 24 }, (_, i) => i / 23);
  const x = t.map((s) => -0.9 + 0.4 * s + 0.35 * Math.sin(3 * s) * (1 - s));
  const y = t.map((s) => 0.85 * (1 - s) * Math.cos(2.2 * s));
  return {
    name: 'adam', labels: t.map((_, i) => `step ${10 * i}`), x, y,
    loss: x.map((a, i) => wells(a, y[i]) + 1.4 * t[i] * (1 - t[i])), offPlane: t.map((s) => 4 * s * (1 - s)),
  };
}

/** A spiral into the middle. */
export function spiral(f, steps = 30) {
  const t = Array.from({ length: steps }, (_, i) => i / (steps - 1));
  const x = t.map((s) => 0.9 * (1 - s) * Math.cos(4 * s + 0.4));
  const y = t.map((s) => 0.75 * (1 - s) * Math.sin(4 * s + 0.4));
  return {
    name: 'sgd', labels: t.map((_, i) => `epoch ${i}`), x, y,
    loss: x.map((a, i) => f(a, y[i]) * 0.9), offPlane: t.map((s) => 3 * s * (1 - s)),
  };
}

/** The data block; `more` holds what only a live page has. */
export function pageData(title, landscapes, more = {}) {
  const maps = JSON.parse(readFileSync(`${resources}color/colormaps.json`, 'utf8'));
  return JSON.stringify({ format: 1, title, landscapes, maps, ...more }).replace(/</g, '\\u003c');
}

export function page(title, landscapes, fallback = '', panels = [], live = {}) {
  const data = pageData(title, landscapes, { panels, ...live });
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const parts = { title: escaped, data, fallback, connect: 'version' in live ? "'self'" : "'none'" };
  return readFileSync(`${resources}page/viewer-template.html`, 'utf8').replace(
    /<!--thalweg:(title|data|fallback|connect)-->/g, (_, name) => parts[name]);
}

export const MODELS = [
  { label: 'A', x: 0, y: 0, loss: 0.1, offPlane: 0 },
  { label: 'B', x: 0.62, y: 0, loss: 30, offPlane: 0 },
  { label: 'swa.pt', x: 0.25, y: 0.5, loss: 2, offPlane: 1.5 },
];

export const gallery = () => {
  const axis = { min: -1, max: 1, count: 51 };
  const x = { min: -1.5, max: 0.5, count: 41 };
  const y = { min: -0.6, max: 2.4, count: 61 };
  return {
    bowl: page('ResNet-56', [plane('ResNet-56', bowl, { paths: [spiral(bowl)], caption: [...CAPTION, 'the plane holds 83 % of the path’s variation', 'path “sgd”: 31 checkpoints, up to 3 off the plane'] })]),
    chasm: page('ResNet-56 without shortcuts', [plane('ResNet-56 without shortcuts', chasm, { x: axis })]),
    pair: page('ResNet-56, with and without shortcuts', [plane('without shortcuts', chasm), plane('with shortcuts', bowl)]),
    rectangle: page('Not square', [plane('41 × 61', (a, b) => 0.3 + (a + 0.5) ** 2 + 0.2 * (b - 0.9) ** 2 + 0.1 * Math.sin(6 * a), { x, y })]),
    holes: page('Holes', [plane('holes', chasm, { holes: { 0: NaN, 1: NaN, 60: Infinity, 1300: NaN, 1301: NaN, 1352: NaN, 2600: Infinity, 640: -Infinity } })]),
    models: page('Three models', [plane('three models', chasm, { markers: MODELS, x: axis, y: axis })]),
    draws: page('Five draws', [line('five draws', (a) => 0.01 + 3 * a * a, { draws: 5, markers: [{ label: 'A', x: 0, y: 0, loss: 0.01, offPlane: 0 }, { label: 'B', x: 0.8, y: 0, loss: 1.4, offPlane: 0 }] })]),
    wells: page('Two wells', [plane('two wells', wells, { topology: wellsTopology(), paths: [offPlane()], error: 0.02 })], '', [semicircle('two wells')]),
    band: page('One line with its standard error', [line('one line', (a) => 0.01 + 3 * a * a, { type: 'V_BASIN', error: 0.1 })]),
    curve: page('One line', [line('one line', (a) => 0.01 + 3 * a * a)]),
    mixed: page('Line and plane', [plane('plane', bowl), line('line', (a) => bowl(a, 0)), line('steep', (a) => 0.02 + 40 * a ** 4)]),
  };
};
