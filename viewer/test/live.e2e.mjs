// SPDX-License-Identifier: Apache-2.0
// A page beside a server that goes on measuring: it fills in, and asks for what one looks at.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { openBrowser } from './browser.mjs';
import { bowl, numbers, page, pageData, plane } from './pages.mjs';

const COARSE = { min: -1, max: 1, count: 21 };
const state = { version: 1, finer: true };
let shown = plane('a', () => 1, { x: COARSE });
const asked = [];

const server = createServer((request, response) => {
  const answer = (type, body) => response.writeHead(200, { 'Content-Type': type }).end(body);
  if (request.method === 'POST' && request.url === '/finer') {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      asked.push({ origin: request.headers.origin, ...JSON.parse(body) });
      response.writeHead(asked.length === 1 ? 202 : 409).end();
    });
  } else if (request.url === '/state') answer('application/json', JSON.stringify(state));
  else if (request.url === '/data') answer('application/json', pageData('a', [shown], { version: state.version }));
  else if (request.url === '/') answer('text/html', page('a', [shown], '', [], { version: state.version }));
  else response.writeHead(404).end();
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await openBrowser();
const tab = await browser.newPage({ viewport: { width: 700, height: 460 } });
const faults = [];
tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
tab.on('pageerror', (error) => faults.push(String(error)));
const words = () => tab.textContent('#live-text');
const until = async (what, holds) => {
  for (let i = 0; i < 150; i++) {
    if (await holds()) return;
    await tab.waitForTimeout(200);
  }
  assert.fail(`${what}: not within 30 s`);
};

try {
  await tab.goto(address);
  await tab.waitForFunction(() => window.thalweg?.frames() > 0, null, { timeout: 30000 });
  assert.ok(!(await tab.isVisible('#live-bar')), 'nothing to tell yet');

  Object.assign(state, { version: 2, work: { landscape: 0, done: 100, total: 441 } });
  shown = { ...plane('a', bowl, { x: COARSE, caption: ['100 of 441 points measured, those between interpolated'] }), status: numbers(Array.from({ length: 441 }, (_, i) => (i < 100 ? 0 : 2))) };
  await until('progress is told', async () => (await words()) === 'measuring: 100 of 441 points');
  await until('the caption counts', async () => (await tab.textContent('#caption')).includes('100 of 441 points measured'));
  assert.ok(!(await tab.isVisible('#finer')), 'one work at a time');
  console.log('ok   the page fills in');

  delete state.work;
  state.version = 3;
  shown = plane('a', bowl, { x: COARSE });
  await tab.focus('#scene-focus');
  await tab.keyboard.press('v');
  for (let i = 0; i < 14; i++) await tab.keyboard.press('+');
  await until('a region is offered', () => tab.isVisible('#finer'));
  await tab.click('#finer');
  await until('the region is asked for', async () => asked.length === 1);
  const [{ origin, landscape, x, y }] = asked;
  assert.equal(origin, address);
  assert.equal(landscape, 0);
  for (const [low, high] of [x, y]) {
    assert.ok(-1 <= low && low < 0 && 0 < high && high <= 1 && high - low < 1.6, `${low} to ${high}`);
  }
  console.log('ok   the region in view is asked for');

  state.version = 4;
  shown = plane('a', bowl, { x: { ...COARSE, count: 41 } });
  await until('the finer surface is shown', async () => (await tab.evaluate(() => window.thalweg.place(0, 0, 0))) !== null
    && !(await tab.textContent('#caption')).includes('points measured'));
  await until('a further one is offered', () => tab.isVisible('#finer'));
  await tab.click('#finer');
  await until('a refusal is told', async () => (await words()).includes('measured already'));
  Object.assign(state, { version: 5, trouble: 'a.h5: was measured with another model' });
  console.log('ok   a refusal is told');

  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await until('the end is told', async () => (await words()).includes('has ended'));
  assert.deepEqual(faults.filter((fault) => !/Failed to (load|fetch)|ERR_CONNECTION/.test(fault)), []);
  console.log('ok   the page outlives its server');
} finally {
  await browser.close();
  server.close();
}
