// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { grouped, measuredParts, sharedFirst, viewNotes } from '../src/data/caption';
import { decodeNumbers, decodePage } from '../src/data/decode';
import { coordinate, type FirstScale, type Landscape } from '../src/data/model';
import { firstState, scalesOf } from '../src/state/scales';
import { summary } from '../src/data/summary';
import { distanceFromCentre } from '../src/data/distance';
import { short, tick } from '../src/math/format';
import { bowl, line, page, plane } from './pages.mjs';

function landscape(raw: unknown): Landscape {
  const html: string = page('t', [raw]);
  const json = /id="thalweg-data">(.*?)<\/script>/s.exec(html)![1];
  return decodePage(json).landscapes[0];
}

const x = { min: -1, max: 1, count: 3 };
const y = { min: 0, max: 4, count: 5 };

describe('decoding', () => {
  it('keeps every bit, NaN and infinities too', () => {
    const values = Float64Array.of(0.1, NaN, Infinity, -Infinity, -0);
    const text = `f8:${Buffer.from(values.buffer).toString('base64')}`;
    expect([...decodeNumbers(text)].map((v, i) => Object.is(v, values[i]))).toEqual(
      Array(5).fill(true));
  });
  it('reads single precision', () => {
    const text = `f4:${Buffer.from(Float32Array.of(0.5, -2).buffer).toString('base64')}`;
    expect([...decodeNumbers(text)]).toEqual([0.5, -2]);
  });
  it('non-square grid keeps its order', () => {
    const { channels } = landscape(plane('p', (a: number, b: number) => 10 * a + b, { x, y }));
    expect(channels[0].values[3 * 3 + 2]).toBe(10 * 1 + 3);
  });
  it('markers keep their numbers', () => {
    const marker = { label: 'A', x: 0.1, y: -2, loss: NaN, offPlane: 3 };
    expect(landscape(plane('p', bowl, { x, y, markers: [marker] })).markers).toEqual([marker]);
  });
  it('numbers that JSON cannot hold are read, or not known', () => {
    const findings = [{ kind: 'spectrum', largest: 'Infinity', smallest: 'NaN', trace: 2, frobenius: null, rho: null }];
    expect(landscape(plane('p', bowl, { x, y, findings })).findings.spectrum).toEqual(
      { largest: Infinity, smallest: null, trace: 2, frobenius: null, rho: null });
  });
  it('refuses another format', () =>
    expect(() => decodePage('{"format":2}')).toThrow('format 1, got 2'));
  it('refuses a channel of the wrong length', () => {
    const broken = plane('p', bowl, { x, y });
    broken.channels[0].values = 'f8:AAAAAAAA8D8=';
    expect(() => landscape(broken)).toThrow('needs 15 values, got 1');
  });
  it('coordinates end exactly at the axis\' end', () => {
    expect(coordinate({ min: 0, max: 0.3, count: 4 }, 3)).toBe(0.3);
    expect(coordinate({ min: -1, max: 1, count: 51 }, 25)).toBe(0);
  });
  it('colour maps hold 256 colours', () => {
    const html = page('t', [plane('p', bowl, { x, y })]);
    const { maps } = decodePage(/id="thalweg-data">(.*?)<\/script>/s.exec(html)![1]);
    for (const triples of maps.values()) expect(triples).toHaveLength(768);
  });
});

describe('captions', () => {
  const state = firstState([landscape(plane('p', bowl))], ['viridis']);
  const notes = (raw: unknown, more = {}) => {
    const l = landscape(raw);
    const [{ height, heightRange }] = scalesOf([l], { ...state, ...more });
    return viewNotes(l, height, heightRange).join('; ');
  };

  it('are the file\'s own words', () =>
    expect(measuredParts(landscape(plane('p', bowl, { caption: ['a', 'b'] })))).toEqual(['a', 'b']));
  it('say log and clip', () => {
    expect(notes(plane('p', bowl), { mode: 'log' })).toContain('ln(z + 0.1)');
    expect(notes(plane('p', bowl), { mode: 'clip', cap: 1 })).toContain('values above 1 are cut off');
    expect(notes(plane('p', bowl), { mode: 'clip', cap: 99 })).toContain('cuts nothing');
  });
  it('say how open points look', () =>
    expect(notes(plane('p', bowl, { x, y, holes: { 2: NaN, 3: Infinity } }))).toContain('hatched'));
  it('of several, what is common comes first', () => {
    expect(sharedFirst([['a', ['x', 'y']], ['b', ['x', 'z']]])).toEqual([['Both', ['x']], ['a', ['y']], ['b', ['z']]]);
    expect(sharedFirst([['a', ['x']], ['b', ['x']]])).toEqual([['Both', ['x']]]);
    expect(sharedFirst([['a', ['x', 'y']]])).toEqual([['a', ['x', 'y']]]);
    expect(sharedFirst([['a', ['x']], ['b', ['y']], ['c', ['y']]])).toEqual([['a', ['x']], ['b', ['y']], ['c', ['y']]]);
  });
  it('equal ones are said once', () =>
    expect(grouped([['a', 'x'], ['b', 'y'], ['c', 'x']])).toEqual(['a, c: x', 'b: y']));
});

describe('the first scale', () => {
  const l = landscape(plane('p', (a: number) => 1e4 * a * a + 0.01));
  const height = (scale: FirstScale) => scalesOf([l], firstState([l], ['viridis'], scale))[0].height;
  it('is that of a still', () => {
    expect(height({ mode: 'clip', high: 10 })).toMatchObject({ mode: 'clip', low: 0.01, high: 10 });
    expect(height({ mode: 'log', high: 1000, logOffset: 0.02, logHigh: 1000 })).toEqual(
      { mode: 'log', low: 0.01, high: 1000, offset: 0.02 });
    expect(height({ mode: 'linear', high: 10000.01 })).toMatchObject({ mode: 'linear', high: 10000.01 });
  });
});

describe('scales', () => {
  const two = [landscape(plane('p', bowl)), landscape(plane('q', (a: number) => 50 + a))];
  const state = firstState(two, ['viridis']);
  it('shared, are one for all', () => {
    const [p, q] = scalesOf(two, { ...state, shared: true });
    expect(p.height).toEqual(q.height);
  });
  it('apart, are each its own', () => {
    const [, q] = scalesOf(two, { ...state, mode: 'linear', shared: false });
    expect([q.height.low, q.height.high]).toEqual([49, 51]);
  });
  it('a channel in per cent colours linearly', () => {
    const [p] = scalesOf(two, { ...state, mode: 'log', colour: 'train_acc' });
    expect(p.colour.mode).toBe('linear');
    expect(p.height.mode).toBe('log');
  });
  it('a line holds all its losses', () => {
    const l = landscape(line('l', (a: number) => a * a));
    const [{ height }] = scalesOf([l], { ...state, mode: 'linear' });
    expect(height.high).toBeCloseTo(1.3, 12);
  });
});

it('a summary names lowest and highest', () => {
  const text = summary(landscape(plane('p', (a: number, b: number) => a + b, { x, y })));
  expect(text).toContain('a grid of 3 by 5 points');
  expect(text).toContain('Lowest −1 at α −1, β 0; highest 5 at α 1, β 4');
});

describe('distance', () => {
  it('follows the law of cosines', () => {
    const geometry = { parameterNorm: null, directionNorms: [2, 3], cosine: 0.5 };
    expect(distanceFromCentre(1, 1, geometry).parameters).toBeCloseTo(Math.sqrt(4 + 9 + 6), 12);
    expect(distanceFromCentre(3, 4, geometry).multiples).toBe(5);
  });
  it('in weight space is unknown without norms', () =>
    expect(distanceFromCentre(1, 1, undefined).parameters).toBeNull());
});

describe('numbers in words', () => {
  it.each([[0, '0'], [0.0123456, '0.01235'], [-2, '−2'], [1234567, '1.235·10⁶'], [1e-5, '10⁻⁵'],
    [NaN, 'NaN'], [-Infinity, '−∞']])('%f is %s', (value, text) => expect(short(value)).toBe(text));
  it.each([[0.30000000000000004, '0.3'], [1e5, '10⁵'], [20000, '20000'], [-0.5, '−0.5']])(
    'tick %f is %s', (value, text) => expect(tick(value)).toBe(text));
});
