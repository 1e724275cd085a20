// SPDX-License-Identifier: Apache-2.0
// What the surface is made of, its light, overlays and large grids: node test/scene.e2e.mjs [FOLDER [WORD]]
import assert from 'node:assert/strict';
import { changes, near, open, readAt, settle, suite } from './page-check.mjs';
import { bowl, chasm, gallery, page, plane } from './pages.mjs';

const { check, finish } = await suite();
const LOOKS = ['smooth', 'bands', 'terrain', 'wood', 'clay', 'ink', 'paper', 'wire'];
const SMALL = { viewport: { width: 760, height: 520 } };

await check('every look draws, by button and by key', page('chasm', [plane('chasm', chasm)]), SMALL, async (tab) => {
  for (const [i, look] of LOOKS.entries()) {
    if (i > 0) await changes(tab, () => tab.keyboard.press(String(i + 1)), look);
    assert.ok(await tab.isChecked(`#look-${look}`));
    if (look === 'terrain') assert.equal(await tab.inputValue('#map'), 'terrain');
  }
  await changes(tab, () => tab.click('label:has(#look-clay)'), 'clay');
  await changes(tab, () => tab.keyboard.press('t'), 'the next look');
  assert.ok(await tab.isChecked('#look-ink'));
});

await check('every look hatches what is not finite', gallery().holes, SMALL, async (tab) => {
  for (const i of LOOKS.keys()) {
    await tab.keyboard.press(String(i + 1));
    await settle(tab);
  }
  assert.match(await tab.textContent('#caption'), /without a finite loss are hatched/);
});

await check('the light moves', page('chasm', [plane('chasm', chasm)]), SMALL, async (tab) => {
  await changes(tab, () => tab.locator('#sun-azimuth').fill('40'), 'azimuth');
  assert.equal(await tab.textContent('#sun-azimuth-value'), '40°');
  await changes(tab, () => tab.locator('#sun-elevation').fill('20'), 'elevation');
  await changes(tab, () => tab.keyboard.press(']'), 'a key');
  assert.equal(await tab.textContent('#sun-azimuth-value'), '55°');
});

await check('levels stand on the lines', page('bowl', [plane('bowl', bowl)]), SMALL, async (tab) => {
  await changes(tab, () => tab.click('#line-labels'), 'labels');
  await changes(tab, () => tab.keyboard.press('l'), 'labels by key');
  await tab.click('#surface-lines');
  await changes(tab, () => tab.click('#floor-lines'), 'lines take their labels along');
});

await check('planes lie over one another', gallery().pair, SMALL, async (tab) => {
  await open(tab, 'group-compare');
  const apart = await tab.evaluate(() => [window.thalweg.locate(0, 0), window.thalweg.locate(1, 0)]);
  assert.ok(apart[1].x - apart[0].x > 150);
  await changes(tab, () => tab.click('label:has(#arrange-overlay)'), 'overlay');
  const [a, b] = await tab.evaluate(() => [window.thalweg.locate(0, 0), window.thalweg.locate(1, 0)]);
  assert.ok(Math.abs(a.x - b.x) < 60, 'one box');
  await changes(tab, () => tab.locator('#opacity').fill('0.3'), 'opacity');
  assert.equal(await tab.textContent('#opacity-value'), '30 %');
  for (const key of ['3', '8', '1']) await changes(tab, () => tab.keyboard.press(key), `look ${key}`);
  await changes(tab, () => tab.click('label:has(#arrange-side)'), 'side by side again');
});

await check('planes of different windows do not overlay', page('two windows', [
  plane('near', bowl), plane('far', bowl, { x: { min: -2, max: 2, count: 21 } }),
]), SMALL, async (tab) => {
  assert.ok(await tab.isDisabled('#arrange-overlay'));
  assert.match(await tab.getAttribute('label:has(#arrange-overlay)', 'title'), /different windows/);
});

await check('a link brings look and light', page('chasm', [plane('chasm', chasm)]),
  { ...SMALL, hash: '#look=wood&light=300_25&opacity=0.4' }, async (tab) => {
    assert.ok(await tab.isChecked('#look-wood'));
    assert.equal(await tab.textContent('#sun-azimuth-value'), '300°');
    assert.equal(await tab.textContent('#sun-elevation-value'), '25°');
  });

await check('one finger turns, two fingers zoom, a double click goes nearer', page('bowl', [plane('bowl', bowl)]),
  { viewport: { width: 420, height: 720 }, hasTouch: true }, async (tab) => {
    const touch = await tab.context().newCDPSession(tab);
    const send = (type, points) => touch.send('Input.dispatchTouchEvent', {
      type, touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
    await changes(tab, async () => {
      await send('touchStart', [[200, 300]]);
      for (let k = 1; k <= 4; k++) await send('touchMove', [[200 + 20 * k, 300 + 6 * k]]);
      await send('touchEnd', []);
    }, 'one finger');
    const width = async () => {
      const [a, b] = await tab.evaluate(() => [window.thalweg.locate(0, 0), window.thalweg.locate(0, 2600)]);
      return Math.hypot(a.x - b.x, a.y - b.y);
    };
    const before = await width();
    await send('touchStart', [[180, 300], [240, 300]]);
    for (let k = 1; k <= 4; k++) await send('touchMove', [[180 - 12 * k, 300], [240 + 12 * k, 300]]);
    await send('touchEnd', []);
    await settle(tab);
    const wider = await width();
    assert.ok(wider > 1.2 * before, `${wider} after a pinch, ${before} before`);
    const middle = await tab.evaluate(() => window.thalweg.locate(0, 1300));
    await tab.mouse.dblclick(middle.x, middle.y);
    await tab.waitForTimeout(1500);
    assert.ok(await width() > 1.3 * wider, 'nearer');
  });

await check('a new shape stays in the picture', page('chasm', [plane('chasm', chasm)]), SMALL, async (tab) => {
  for (const height of ['log', 'clip', 'linear']) {
    await tab.click(`label:has(#height-${height})`);
    await settle(tab);
    const box = await tab.locator('#stage').boundingBox();
    for (let node = 0; node < 2601; node += 7) {
      const { x, y } = await tab.evaluate((n) => window.thalweg.locate(0, n), node);
      assert.ok(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height, `${height}: node ${node}`);
    }
  }
});

const himmelblau = (x, y) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2;
const fine = { min: -6, max: 6, count: 1001 };

await check('a million points open, turn and are read', page('Himmelblau', [plane('Himmelblau', himmelblau, { x: fine })]),
  SMALL, async (tab) => {
    await settle(tab);
    const triangles = () => tab.evaluate(() => window.thalweg.triangles());
    assert.ok(await triangles() < 700_000, 'a smooth surface needs few of its two million triangles');
    await tab.focus('#scene-focus');
    for (const key of ['ArrowLeft', 'ArrowUp', '+', '3']) await changes(tab, () => tab.keyboard.press(key), key);
    await tab.keyboard.press('1');
    await tab.click('#top');
    await settle(tab);
    for (const [ix, iy] of [[750, 667], [200, 300], [640, 900]]) {
      const read = await readAt(tab, 0, iy * 1001 + ix);
      near(read['α'], Number((-6 + 0.012 * ix).toPrecision(4)));
      near(read['β'], Number((-6 + 0.012 * iy).toPrecision(4)));
      near(read['training loss'], himmelblau(-6 + 0.012 * ix, -6 + 0.012 * iy));
    }
  });

await finish();
