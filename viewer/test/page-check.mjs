// SPDX-License-Identifier: Apache-2.0
// Opens one page after another in headless Chromium, offline, and keeps a screenshot of each.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';

/** `node SUITE [FOLDER [WORD]]`: checks whose name holds WORD; FOLDER keeps the screenshots. */
export async function suite() {
  const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'thalweg-page-'));
  mkdirSync(folder, { recursive: true });
  const word = process.argv[3] ?? '';
  const browser = await openBrowser();
  let failed = 0;

  async function check(name, html, options, steps) {
    if (!name.includes(word)) return;
    const file = join(folder, `${name.replace(/\W+/g, '-')}.html`);
    writeFileSync(file, html);
    const { hash = '', ...more } = options;
    const context = await browser.newContext({
      offline: true, acceptDownloads: true, viewport: { width: 1280, height: 720 }, ...more,
    });
    const tab = await context.newPage();
    // Software rendering on a busy machine takes its time.
    tab.setDefaultTimeout(120_000);
    const faults = [];
    tab.on('console', (m) => (m.type() === 'error' || /^WebGL: INVALID/.test(m.text())) && faults.push(m.text()));
    tab.on('pageerror', (e) => faults.push(String(e)));
    tab.on('request', (r) => /^(https?|wss?):/.test(r.url()) && faults.push(`request ${r.url()}`));
    try {
      await tab.goto(`file://${file}${hash}`);
      await tab.waitForFunction('window.thalweg !== undefined', null, { timeout: 120_000 });
      await tab.waitForTimeout(300);
      await steps(tab, file);
      await tab.screenshot({ path: file.replace(/html$/, 'png') });
      assert.deepEqual(faults, []);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.stack}\n${faults.join('\n')}`);
      await tab.screenshot({ path: file.replace(/html$/, 'failed.png') }).catch(() => {});
    } finally {
      await context.close();
    }
  }

  async function finish() {
    await browser.close();
    console.log(`${failed} failed; screenshots in ${folder}`);
    process.exit(failed === 0 ? 0 : 1);
  }
  return { browser, check, finish, folder };
}

/** The read-out as a map from name to text. */
export async function readout(tab) {
  await tab.waitForSelector('#readout:not([hidden])');
  return tab.$$eval('#readout dt', (names) =>
    Object.fromEntries(names.map((n) => [n.textContent, n.nextElementSibling.textContent])));
}

/** The read-out with the pointer on a node. */
export async function readAt(tab, panel, node) {
  const at = await tab.evaluate(([p, n]) => window.thalweg.locate(p, n), [panel, node]);
  await tab.mouse.move(at.x + 3, at.y + 3);
  await tab.mouse.move(at.x, at.y);
  return readout(tab);
}

export const number = (text) => Number(text.replace('−', '-').replace(/[^\d.e-]/g, ''));

export const near = (text, value) => assert.ok(
  Math.abs(number(text) - value) <= 1e-5 * Math.abs(value) + 1e-12, `${text} is not ${value}`);

const picture = (tab) => tab.locator('#stage').screenshot();
export const settle = (tab) => tab.waitForTimeout(450);

export async function changes(tab, act, what) {
  const before = await picture(tab);
  await act();
  await settle(tab);
  assert.ok(!before.equals(await picture(tab)), `${what} must change the picture`);
}

/** Opens a group of settings. */
export const open = (tab, group) => tab.evaluate((id) => (document.getElementById(id).open = true), group);

/** Clicks and waits for the file that this makes. */
export async function saved(tab, id, path) {
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.click(`#${id}`)]);
  await download.saveAs(path);
  return path;
}
