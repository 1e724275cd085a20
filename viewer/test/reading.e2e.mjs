// SPDX-License-Identifier: Apache-2.0
// What a reader takes from a page: sections, the training step by step, critical points, charts,
// comparison, files, links; node test/reading.e2e.mjs [FOLDER [WORD]]
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validateBytes } from 'gltf-validator';
import { changes, near, number, open, readout, saved, settle, suite } from './page-check.mjs';
import {
  bowl, chasm, line, offPlane, page, plane, semicircle, spiral, wells, wellsTopology,
} from './pages.mjs';

const { browser, check, finish } = await suite();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const withTopology = plane('two wells', wells, { topology: wellsTopology(), paths: [offPlane()], error: 0.02 });
const twoWells = page('Two wells', [withTopology], '', [semicircle('two wells')]);
const SMALL = { viewport: { width: 640, height: 520 } };

/** Bilinear between the 51 × 51 nodes on [−1, 1]². */
function bilinear(f, x, y) {
  const at = (v) => Math.min(49, Math.floor(((v + 1) / 2) * 50));
  const node = (i) => -1 + i / 25;
  const [i, j] = [at(x), at(y)];
  const [s, t] = [(x - node(i)) * 25, (y - node(j)) * 25];
  const mix = (a, b, w) => a + w * (b - a);
  return mix(mix(f(node(i), node(j)), f(node(i + 1), node(j)), s),
    mix(f(node(i), node(j + 1)), f(node(i + 1), node(j + 1)), s), t);
}

const fields = (tab) => tab.$$eval('#section-card input', (all) => all.map((i) => Number(i.value)));

await check('a dragged line is cut and read', page('bowl', [plane('bowl', bowl)]), {}, async (tab) => {
  await tab.click('#top');
  await settle(tab);
  const [a, b] = await tab.evaluate(() => [window.thalweg.place(0, -0.62, -0.3), window.thalweg.place(0, 0.44, 0.5)]);
  const before = await tab.evaluate(() => window.thalweg.pose());
  await tab.keyboard.down('Shift');
  await tab.mouse.move(a.x, a.y);
  await tab.mouse.down();
  await tab.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2);
  await tab.mouse.move(b.x, b.y);
  await tab.mouse.up();
  await tab.keyboard.up('Shift');
  assert.ok(await tab.isVisible('#section-card'));
  (await fields(tab)).forEach((v, i) => assert.ok(Math.abs(v - [-0.62, -0.3, 0.44, 0.5][i]) < 0.02, `${i}: ${v}`));
  // The card takes room, and the picture may be fitted anew: only the way of looking must rest.
  const look = ([x, y, z, ...target]) => {
    const way = [x - target[0], y - target[1], z - target[2]];
    return way.map((v) => v / Math.hypot(...way));
  };
  const after = await tab.evaluate(() => window.thalweg.pose());
  look(after).forEach((v, i) => assert.ok(Math.abs(v - look(before)[i]) < 1e-3, 'the camera must not turn'));
  const exact = [-0.613, -0.287, 0.451, 0.733];
  for (const [i, id] of ['section-ax', 'section-ay', 'section-bx', 'section-by'].entries()) {
    await tab.fill(`#${id}`, String(exact[i]));
    await tab.keyboard.press('Enter');
  }
  await tab.focus('#section-card svg');
  for (let k = 1; k <= 3; k++) {
    await tab.keyboard.press('ArrowRight');
    const share = 0.5 + 0.02 * k;
    const [x, y] = [0, 1].map((d) => exact[d] + share * (exact[d + 2] - exact[d]));
    const read = await readout(tab);
    near(read['α'], Number(x.toPrecision(4)));
    near(read['β'], Number(y.toPrecision(4)));
    // Between the section's samples the curve is straight: a bilinear cell bends it by little.
    assert.ok(Math.abs(number(read['training loss']) - bilinear(bowl, x, y)) < 2e-4, `${read['training loss']} is not ${bilinear(bowl, x, y)}`);
  }
  assert.match(await tab.textContent('#live'), /section: α/);
  await tab.click('#section-card .close');
  assert.ok(!(await tab.isVisible('#section-card')));
});

await check('a section is laid by tool, button and key', page('pair', [plane('a', bowl), plane('b', chasm)]), {}, async (tab) => {
  await open(tab, 'group-read');
  await changes(tab, () => tab.click('#section-alpha'), 'along α');
  assert.deepEqual(await fields(tab), [-1, 0, 1, 0]);
  assert.equal(await tab.locator('#section-card path').count(), 2, 'each plane has its line');
  await tab.click('#section-beta');
  assert.deepEqual(await fields(tab), [0, -1, 0, 1]);
  await tab.click('#section-diagonal');
  assert.deepEqual(await fields(tab), [-1, -1, 1, 1]);
  await tab.click('#section-card .close');
  await tab.focus('#scene-focus');
  await tab.keyboard.press('d');
  await tab.keyboard.press('w');
  await tab.keyboard.press('n');
  assert.deepEqual(await fields(tab), [-1, 0.04, 1, 0.04], 'through the kept point');
  for (const _ of [1, 2, 3]) await tab.keyboard.press('n');
  assert.ok(!(await tab.isVisible('#section-card')));
  await tab.click('#section-tool');
  const [p, q] = await tab.evaluate(() => [window.thalweg.place(1, -0.5, -0.8), window.thalweg.place(1, 0.5, -0.8)]);
  await tab.mouse.move(p.x, p.y);
  await tab.mouse.down();
  await tab.mouse.move(q.x, q.y, { steps: 3 });
  await tab.mouse.up();
  assert.ok(await tab.isVisible('#section-card'));
  assert.equal(await tab.getAttribute('#section-tool', 'aria-pressed'), 'false', 'the tool is let go');
});

await check('a ball rolls along the recorded steps', page('bowl', [plane('bowl', bowl, { paths: [spiral(bowl)] })]), {}, async (tab) => {
  const ball = (step) => tab.evaluate((s) => window.thalweg.ball(0, 0, s), step);
  const R = 0.055;
  let before = await ball(0);
  for (let step = 0.25; step <= 29; step += 0.25) {
    const now = await ball(step);
    const up = now.centre[1] - now.ground;
    assert.ok(up > 0 && up <= R * 2.2, `the ball rests on the surface, got ${up}`);
    const way = Math.hypot(...now.centre.map((v, i) => v - before.centre[i]));
    const dot = Math.abs(now.turn.reduce((sum, v, i) => sum + v * before.turn[i], 0));
    const angle = 2 * Math.acos(Math.min(1, dot));
    assert.ok(Math.abs(angle - way / R) < 0.12 * (way / R) + 0.02, `turned ${angle} on a way of ${way / R} radii`);
    before = now;
  }
  await changes(tab, () => tab.locator('#time').fill('0'), 'time');
  assert.match(await tab.textContent('#time-label'), /^epoch 0: true loss/);
  await tab.keyboard.press('ArrowRight');
  assert.match(await tab.textContent('#time-label'), /^epoch 1:/);
  await tab.focus('#scene-focus');
  await tab.keyboard.press('.');
  assert.match(await tab.textContent('#time-label'), /^epoch 2:/);
  await changes(tab, () => tab.click('#trail'), 'the way so far');
  await tab.selectOption('#speed', '4');
  await tab.focus('#scene-focus');
  await tab.keyboard.press('Space');
  assert.equal(await tab.textContent('#play'), 'Pause');
  await tab.waitForFunction(() => document.getElementById('play').textContent === 'Play', null, { timeout: 120_000 });
  assert.match(await tab.textContent('#time-label'), /^epoch 29:/);
  await tab.click('#paths');
  assert.ok(!(await tab.isVisible('#timebar')));
});

await check('with reduced motion the ball goes from checkpoint to checkpoint', page('bowl', [plane('bowl', bowl, { paths: [spiral(bowl)] })]),
  { reducedMotion: 'reduce', ...SMALL }, async (tab) => {
    await tab.locator('#time').fill('0');
    await tab.selectOption('#speed', '2');
    await tab.click('#play');
    const seen = new Set();
    for (let i = 0; i < 200 && seen.size < 4; i++) {
      seen.add(await tab.inputValue('#time'));
      await tab.waitForTimeout(150);
    }
    assert.ok([...seen].every((v) => Number.isInteger(Number(v))), [...seen].join());
    assert.ok(seen.size > 2);
  });

await check('critical points are read by pointer and key', twoWells, {}, async (tab) => {
  await tab.click('#top');
  await settle(tab);
  const { x, y } = await tab.evaluate(() => window.thalweg.place(0, 0, 0));
  await tab.mouse.move(x + 2, y + 2);
  const read = await readout(tab);
  assert.equal(await tab.textContent('#readout strong'), 'critical point s1');
  assert.equal(read.kind, 'saddle');
  near(read.loss, 0.6);
  near(read.persistence, 0.5);
  near(read['smallest curvature'], -8);
  await tab.mouse.move(5, 5);
  await tab.focus('#scene-focus');
  await tab.keyboard.press('y');
  assert.match(await tab.textContent('#live'), /critical point m1: kind minimum.*never merges/);
  await tab.keyboard.press('y');
  assert.match(await tab.textContent('#live'), /critical point m2/);
  await tab.keyboard.press('Escape');
  await changes(tab, () => tab.click('#points'), 'points');
  await changes(tab, () => tab.click('#separatrices'), 'separatrices');
  await changes(tab, () => tab.selectOption('#colour', 'basin'), 'basins');
  await changes(tab, () => tab.click('#stems'), 'stems');
  assert.match(await tab.textContent('#caption'), /2 minima, 1 saddle, 1 maximum of this plane with persistence above 0\.05/);
});

await check('a persistence pair is shown on the surface', twoWells, {}, async (tab) => {
  await open(tab, 'group-read');
  await tab.click('#persistence');
  await settle(tab);
  assert.equal(await tab.locator('.pair').count(), 3);
  await changes(tab, () => tab.locator('.pair').nth(1).hover(), 'a pair');
  const read = await readout(tab);
  near(read['appears at'], 0.1);
  near(read['ends at'], 0.6);
  near(read.persistence, 0.5);
  await tab.focus('#persistence-card-0 svg');
  await tab.keyboard.press('ArrowRight');
  assert.match(await tab.textContent('#live'), /persistence pair: kind peak/);
  await tab.click('#density');
  assert.match(await tab.innerHTML('#density-card-0 svg'), /largest λ 7\.4/);
  await tab.click('#density-card-0 .close');
  assert.ok(!(await tab.isChecked('#density')));
});

await check('a link restores the view', page('pair', [plane('a', bowl, { paths: [spiral(bowl)] }), plane('b', wells)]), {}, async (tab, file) => {
  await tab.click('label:has(#height-clip)');
  await tab.fill('#cap', '1.5');
  await tab.keyboard.press('Enter');
  await tab.selectOption('#map', 'cividis');
  await tab.click('#grid');
  await tab.locator('#time').fill('7.5');
  await tab.focus('#scene-focus');
  for (const key of ['ArrowLeft', 'ArrowUp', '+', 'Shift+ArrowUp', 'n']) await tab.keyboard.press(key);
  await settle(tab);
  await open(tab, 'group-take');
  await tab.click('#link');
  const address = await tab.inputValue('#link-text');
  assert.ok(address.startsWith(`file://${file}#`), address);
  assert.equal(tab.url(), address);
  const pose = await tab.evaluate(() => window.thalweg.pose());
  const other = await tab.context().newPage();
  await other.setViewportSize({ width: 900, height: 700 });
  await other.goto(address);
  await other.waitForFunction('window.thalweg !== undefined');
  await settle(other);
  const again = await other.evaluate(() => window.thalweg.pose());
  again.forEach((v, i) => assert.ok(Math.abs(v - pose[i]) < 1e-5, `camera ${again} is not ${pose}`));
  assert.ok(await other.isChecked('#height-clip'));
  assert.equal(await other.inputValue('#cap'), '1.5');
  assert.equal(await other.inputValue('#map'), 'cividis');
  assert.ok(await other.isChecked('#grid'));
  assert.equal(await other.inputValue('#time'), '7.5');
  assert.deepEqual(await fields(other), [-1, 0, 1, 0]);
  await other.evaluate(() => (location.hash = 'height=log'));
  await settle(other);
  assert.ok(await other.isChecked('#height-log'));
  await other.close();
});

await check('a broken link opens the page', page('bowl', [plane('bowl', bowl)]),
  { hash: '#height=&camera=1_2&colour=none&pair=9_9&section=a_b_c_d&%E0', ...SMALL }, async (tab) =>
    assert.equal(await tab.inputValue('#colour'), 'train_loss'));

const KNOWN = {
  findings: [
    { kind: 'geometry', parameterNorm: null, directionNorms: [41.5, 42.25], cosine: 0.01 },
    { kind: 'spectrum', largest: 0.0024, smallest: -0.0001, trace: null, frobenius: null, rho: null },
    { kind: 'planeOdds', saddle: 0.253, minimum: null, maximum: null },
  ],
};
await check('planes stand side by side with what the Hessian knows', page('pair', [plane('random', bowl), plane('hessian', (x, y) => bowl(x, 0.2 * y) - y * y, KNOWN)]), SMALL, async (tab) => {
  const rows = await tab.locator('#caption tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  const looks = rows[0].indexOf('looks like');
  assert.deepEqual(rows.slice(1).map((row) => [row[0], row[looks]]), [['random', 'a minimum'], ['hessian', 'a saddle']]);
  assert.deepEqual(rows.slice(1).map((row) => row[rows[0].indexOf('a random plane shows a saddle')]), ['–', '25.3 %']);
});

await check('a difference is one minus the other', page('pair', [plane('a', bowl), plane('b', (x, y) => bowl(x, y) + x)]), SMALL, async (tab) => {
  await tab.evaluate(() => (document.getElementById('group-compare').open = true));
  await changes(tab, () => tab.click('label:has(#arrange-difference)'), 'difference');
  await tab.click('#top');
  await settle(tab);
  const at = await tab.evaluate(() => window.thalweg.locate(0, 25 * 51 + 40));
  await tab.mouse.move(at.x, at.y);
  near((await readout(tab))['difference of training loss'], -0.6);
  assert.match(await tab.textContent('#caption'), /the value of a minus that of b/);
  await tab.selectOption('#pair-first', '1');
  await tab.selectOption('#pair-second', '0');
  await tab.mouse.move(at.x + 1, at.y);
  near((await readout(tab))['difference of training loss'], 0.6);
  await tab.click('label:has(#arrange-side)');
});

await check('files are whole and valid', twoWells, SMALL, async (tab, file) => {
  const at = (ending) => file.replace(/html$/, ending);
  await open(tab, 'group-take');
  const size = await tab.evaluate(() => document.getElementById('stage').clientWidth);
  for (const times of [1, 2, 4]) {
    await tab.selectOption('#png-size', String(times));
    const png = readFileSync(await saved(tab, 'save', at(`${times}x.png`)));
    assert.equal(png.readUInt32BE(16), size * times, `${times} × wide`);
  }
  const csv = readFileSync(await saved(tab, 'save-csv', at('csv')), 'utf8').trimEnd().split('\r\n');
  assert.equal(csv.length, 1 + 51 * 51);
  const row = csv[1 + 20 * 51 + 31].split(',');
  assert.equal(Number(row[2]), wells(-1 + (31 * 2) / 50, -1 + (20 * 2) / 50));
  const glb = readFileSync(await saved(tab, 'save-glb', at('glb')));
  const { issues, info } = await validateBytes(new Uint8Array(glb));
  assert.equal(issues.numErrors + issues.numWarnings, 0, JSON.stringify(issues.messages));
  assert.equal(info.totalTriangleCount, 5000);
  const ply = readFileSync(await saved(tab, 'save-ply', at('ply')));
  const end = ply.indexOf('end_header\n') + 11;
  assert.match(ply.subarray(0, end).toString(), /element vertex 2601[\s\S]*element face 5000/);
  assert.equal(ply.length - end, 2601 * (24 + 3 + 16 + 1) + 5000 * 13);
  const svg = readFileSync(await saved(tab, 'save-svg', at('svg')), 'utf8');
  assert.match(svg, />s1<\/text>/);
  const drawn = await tab.context().newPage();
  await drawn.goto(`file://${at('svg')}`);
  assert.equal(await drawn.evaluate(() => document.documentElement.nodeName), 'svg');
  await drawn.screenshot({ path: at('svg.png') });
  await drawn.close();
});

await check('bands and type of a line', page('line', [line('line', (a) => 0.01 + 3 * a * a, { type: 'V_BASIN', error: 0.1 }), line('other', (a) => 1 + a)]), SMALL,
  async (tab) => {
    // Four curves' losses and accuracies; only the training loss of the first has an error.
    assert.ok(await tab.locator('path.band').count() >= 1);
    assert.match(await tab.innerHTML('svg.curve'), /line: V_BASIN/);
    const box = await tab.locator('svg.curve').first().boundingBox();
    await tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await tab.mouse.move(box.x + 80, box.y + 60);
    assert.equal((await readout(tab))['α'], '0', 'a click keeps the values');
    await tab.keyboard.press('Escape');
    assert.ok(!(await tab.isVisible('#readout')));
  });

await check('values may be replaced while the page is open', page('pair', [plane('a', bowl), plane('b', bowl)]), SMALL, async (tab) => {
  await changes(tab, () => tab.evaluate((raw) => window.thalweg.replace(1, raw), plane('b', (x, y) => 7 + x + y)), 'new values');
  await tab.click('#top');
  await settle(tab);
  const at = await tab.evaluate(() => window.thalweg.locate(1, 25 * 51 + 25));
  await tab.mouse.move(at.x, at.y);
  near((await readout(tab))['training loss'], 7);
  assert.match(await tab.textContent('#summary'), /b: training loss.*Lowest 5/);
});

for (const colorScheme of ['light', 'dark']) {
  await check(`axe finds nothing serious, ${colorScheme}`, twoWells, { colorScheme, bypassCSP: true }, async (tab) => {
    for (const group of ['read', 'take']) await open(tab, `group-${group}`);
    for (const id of ['persistence', 'density', 'section-alpha']) await tab.click(`#${id}`);
    await tab.evaluate(axe);
    for (const dialog of [false, true]) {
      if (dialog) await tab.click('#help');
      const { violations } = await tab.evaluate(() => window.axe.run());
      const serious = violations.filter((v) => ['serious', 'critical'].includes(v.impact));
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
    }
    await tab.keyboard.press('Escape');
  });
}

await check('on a phone nothing overflows and one group is open at a time', twoWells,
  { viewport: { width: 360, height: 740 }, hasTouch: true }, async (tab) => {
    const openGroups = () => tab.locator('#controls details[open]').count();
    assert.equal(await openGroups(), 0);
    const bar = await tab.locator('#controls').boundingBox();
    assert.ok(bar.height < 260, `the bar must be compact, got ${bar.height} px`);
    await tab.click('#group-height summary');
    await tab.click('#group-read summary');
    await settle(tab);
    assert.equal(await openGroups(), 1);
    for (const id of ['persistence', 'density', 'section-alpha']) await tab.click(`#${id}`);
    await settle(tab);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });

await check('keyboard reaches the rest of the controls', twoWells, { viewport: { width: 1280, height: 900 } }, async (tab) => {
  for (const group of ['read', 'take']) await open(tab, `group-${group}`);
  await tab.click('#section-alpha');
  await tab.evaluate(() => document.activeElement.blur());
  const reached = new Set();
  let unseen = '';
  for (let i = 0; i < 60; i++) {
    await tab.keyboard.press('Tab');
    const { id, outline } = await tab.evaluate(() => {
      const at = document.activeElement;
      const shown = at.type === 'radio' ? at.nextElementSibling : at;
      return { id: at.id, outline: getComputedStyle(shown).outlineStyle };
    });
    reached.add(id);
    if (id !== '' && outline === 'none') unseen += ` ${id}`;
  }
  assert.equal(unseen, '', 'the focus must be seen');
  for (const id of ['points', 'separatrices', 'section-tool', 'section-alpha', 'section-beta', 'section-ax',
    'section-csv', 'persistence', 'density', 'save', 'png-size', 'save-svg', 'save-csv', 'save-glb', 'save-ply', 'link']) {
    assert.ok(reached.has(id), `Tab must reach #${id}`);
  }
});

await check('settings may be put away', page('bowl', [plane('bowl', bowl)]), {}, async (tab) => {
  const before = (await tab.locator('#stage').boundingBox()).width;
  await tab.keyboard.press('m');
  assert.ok((await tab.locator('#stage').boundingBox()).width > before + 200);
  assert.equal(await tab.getAttribute('#panel', 'aria-expanded'), 'false');
  await tab.click('#panel');
  assert.ok(await tab.isVisible('#controls'));
});

void browser;
await finish();
