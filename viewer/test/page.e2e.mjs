// SPDX-License-Identifier: Apache-2.0
// Opens pages in headless Chromium and uses every control: node test/page.e2e.mjs [FOLDER]
// FOLDER keeps the screenshots. Frame rates and single pixels are not asserted: they depend on
// the machine.
import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { changes, near, open, readAt, readout, saved, settle, suite } from './page-check.mjs';
import { bowl, chasm, gallery, line, MODELS, page, plane, spiral } from './pages.mjs';

const { browser, check, finish, folder } = await suite();

const path = spiral(bowl);
const withPath = plane('bowl', bowl, { paths: [path] });
const square = (node) => [-1 + (node % 51) / 25, -1 + Math.floor(node / 51) / 25];

await check('hover reads the value of the file', page('bowl', [plane('bowl', bowl)]), {}, async (tab) => {
  assert.equal(await tab.locator('canvas').count(), 2);
  for (const node of [8 * 51 + 40, 25 * 51 + 25, 30 * 51 + 12, 40 * 51 + 20]) {
    const [x, y] = square(node);
    const read = await readAt(tab, 0, node);
    near(read['α'], Number(x.toPrecision(4)));
    near(read['β'], Number(y.toPrecision(4)));
    near(read['training loss'], bowl(x, y));
    near(read['training accuracy'], 100 / (1 + bowl(x, y)));
    near(read['distance from the centre'], Number(Math.hypot(x, y).toPrecision(4)));
    assert.ok('… in weight space' in read);
  }
});

await check('a non-square grid keeps its order', gallery().rectangle, {}, async (tab) => {
  await tab.click('#top');
  await settle(tab);
  for (const [ix, iy] of [[20, 30], [8, 40], [30, 50], [3, 4]]) {
    const read = await readAt(tab, 0, iy * 41 + ix);
    const [a, b] = [-1.5 + ix / 20, -0.6 + iy / 20];
    near(read['α'], Number(a.toPrecision(4)));
    near(read['β'], Number(b.toPrecision(4)));
    near(read['training loss'], 0.3 + (a + 0.5) ** 2 + 0.2 * (b - 0.9) ** 2 + 0.1 * Math.sin(6 * a));
  }
});

await check('every control works', page('bowl', [withPath]), {}, async (tab) => {
  await changes(tab, () => tab.click('label:has(#height-log)'), 'log');
  assert.match(await tab.textContent('#caption'), /ln\(z \+ 0\.1\)/);
  await changes(tab, () => tab.click('label:has(#height-clip)'), 'clip');
  await changes(tab, async () => {
    await tab.fill('#cap', '1');
    await tab.keyboard.press('Enter');
  }, 'cap');
  assert.match(await tab.textContent('#caption'), /values above 1 are cut off/);
  await changes(tab, () => tab.click('label:has(#height-linear)'), 'linear');
  await changes(tab, () => tab.locator('#stretch').fill('1'), 'stretch');
  assert.equal(await tab.textContent('#stretch-value'), '× 2');
  await changes(tab, () => tab.selectOption('#colour', 'train_acc'), 'colour channel');
  for (const map of ['magma', 'terrain']) {
    await changes(tab, () => tab.selectOption('#map', map), map);
  }
  for (const id of ['surface-lines', 'floor-lines', 'grid', 'ball', 'paths']) {
    await changes(tab, () => tab.click(`#${id}`), id);
  }
  await changes(tab, () => tab.click('#top'), 'from above');
  await changes(tab, () => tab.click('#reset'), 'reset');
  await changes(tab, () => tab.click('#theme'), 'theme');
  await tab.click('#help');
  assert.ok(await tab.locator('#about').isVisible());
  await tab.keyboard.press('Escape');
  assert.ok(!(await tab.locator('#about').isVisible()));
});

await check('mouse and keys move the camera', page('bowl', [plane('bowl', bowl)]), {}, async (tab) => {
  const drag = async (button) => {
    await tab.mouse.move(500, 380);
    await tab.mouse.down({ button });
    await tab.mouse.move(620, 420, { steps: 3 });
    await tab.mouse.up({ button });
    await tab.mouse.move(5, 5);
  };
  await changes(tab, () => drag('left'), 'drag');
  await changes(tab, () => drag('right'), 'pan');
  await changes(tab, async () => {
    await tab.mouse.move(500, 380);
    await tab.mouse.wheel(0, -300);
    await tab.mouse.move(5, 5);
  }, 'wheel');
  await tab.focus('#scene-focus');
  for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', '+', 'r', 'c', 'h', 'g', 'v']) {
    await changes(tab, () => tab.keyboard.press(key), key);
  }
  await tab.keyboard.press('d');
  assert.match(await tab.textContent('#live'), /α 0\.04, β 0: training loss/);
  await tab.keyboard.press('Escape');
  assert.ok(!(await tab.locator('#readout').isVisible()));
});

await check('touch turns and pins', page('bowl', [plane('bowl', bowl)]),
  { hasTouch: true, viewport: { width: 360, height: 740 } }, async (tab) => {
    const at = await tab.evaluate(() => window.thalweg.locate(0, 25 * 51 + 25));
    await tab.touchscreen.tap(at.x, at.y);
    near((await readout(tab))['training loss'], bowl(0, 0));
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), 360);
  });

await check('a path tells its true loss', page('bowl', [withPath]), {}, async (tab) => {
  await tab.click('#top');
  await settle(tab);
  const last = path.x.length - 1;
  const node = Math.round((path.y[last] + 1) * 25) * 51 + Math.round((path.x[last] + 1) * 25);
  const read = await readAt(tab, 0, node);
  near(read['true loss'], path.loss[last]);
});

await check('a pin tells its model and true loss', page('models', [plane('models', bowl, { markers: MODELS })]), {},
  async (tab) => {
    const heads = await tab.evaluate(() => window.thalweg.models(0));
    assert.equal(heads.length, 3);
    const { x, y } = heads[2];
    await tab.mouse.move(x, y);
    const read = await readout(tab);
    near(read['true loss'], MODELS[2].loss);
    near(read['distance off the plane'], 1.5);
    assert.match(await tab.textContent('#readout strong'), /swa\.pt/);
      assert.match(await tab.textContent('#summary'), /Models marked: A, B, swa\.pt/);
  });

await check('models and draws on a line', gallery().draws, {}, async (tab) => {
  const svg = await tab.innerHTML('svg.curve');
  assert.match(svg, />B<\/text>/);
  assert.equal((svg.match(/stroke-opacity="0.35"/g) ?? []).length, 5);
  const box = await tab.locator('svg.curve').boundingBox();
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  assert.ok(!Object.keys(await readout(tab)).some((name) => name.includes('draw 1')));
});

await check('two planes share camera, cursor and scale', gallery().pair, {}, async (tab) => {
  const [left, right] = await tab.evaluate(
    () => [window.thalweg.locate(0, 0), window.thalweg.locate(1, 0)]);
  assert.ok(right.x - left.x > 300);
  const node = 25 * 51 + 25;
  near((await readAt(tab, 1, node))['training loss'], bowl(0, 0));
  await changes(tab, () => tab.click('#shared'), 'own scales');
});

await check('points that are not finite', gallery().holes, {}, async (tab) => {
  assert.match(await tab.textContent('#caption'), /points without a finite loss are hatched/);
  await tab.click('#top');
  await settle(tab);
  assert.equal((await readAt(tab, 0, 60))['training loss'], '+∞');
  assert.equal((await readAt(tab, 0, 1300))['training loss'], 'NaN');
  assert.ok(await tab.evaluate(() => window.thalweg.triangles()) > 50_000);
});

await check('nothing finite at all', page('all NaN', [plane('all NaN', () => NaN)]), {}, async (tab) => {
  assert.match(await tab.textContent('#summary'), /no point has a finite value/);
});

await check('a flat and a two-point plane', page('flat', [
  plane('flat', () => 2), plane('tiny', bowl, { x: { min: -1, max: 1, count: 2 } })]), {}, async () => {});

await check('negative values have no logarithm', page('negative', [plane('negative', (x, y) => x - y)]), {},
  async (tab) => assert.ok(await tab.isDisabled('#height-log')));

await check('a line is a curve with two axes', page('line', [line('line', (a) => 0.01 + 3 * a * a)]), {},
  async (tab) => {
    const box = await tab.locator('svg.curve').boundingBox();
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    near((await readout(tab))['training loss'], 0.01);
    await tab.focus('svg.curve');
    await tab.keyboard.press('ArrowRight');
    near((await readout(tab))['training loss'], 0.01 + 3 * 0.04 ** 2);
    await changes(tab, () => tab.click('label:has(#height-log)'), 'log');
  });

await check('PNG carries picture and caption', gallery().mixed, {}, async (tab, file) => {
  await open(tab, 'group-take');
  const png = await saved(tab, 'save', file.replace(/html$/, 'saved.png'));
  assert.ok(statSync(png).size > 200_000);
});

await check('keyboard reaches every control in view', page('bowl', [withPath]), {}, async (tab) => {
  const reached = new Set();
  for (let i = 0; i < 40; i++) {
    await tab.keyboard.press('Tab');
    reached.add(await tab.evaluate(() => document.activeElement.id));
  }
  for (const id of ['help', 'top', 'reset', 'theme', 'panel', 'scene-focus', 'play', 'time', 'speed', 'height-linear', 'stretch',
    'colour', 'map', 'surface-lines', 'floor-lines', 'grid', 'paths', 'ball', 'trail', 'stems']) {
    assert.ok(reached.has(id), `Tab must reach #${id}`);
  }
});

const fallback = '<img alt="bowl" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">';
await check('no script, no view: the picture instead', page('bowl', [withPath], fallback),
  {}, async (tab) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto(tab.url());
    assert.ok(await bare.locator('#fallback img').isVisible());
    await context.close();
  });

const plain = await openBrowser('--disable-3d-apis');
{
  const tab = await plain.newPage();
  const file = join(folder, 'no-webgl.html');
  writeFileSync(file, page('bowl', [withPath], fallback));
  await tab.goto(`file://${file}`);
  await tab.waitForSelector('#fallback img', { state: 'visible' });
  assert.match(await tab.textContent('#caption'), /resnet56/);
  console.log('ok      no WebGL: the picture instead, and the caption');
}
await plain.close();

for (const [width, height] of [[360, 740], [820, 1180], [3840, 2160]]) {
  await check(`nothing overflows at ${width} px`, page('A long name of a network without shortcuts',
    [plane('without shortcuts', chasm), withPath]), { viewport: { width, height } }, async (tab) => {
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

await finish();
