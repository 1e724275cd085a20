// SPDX-License-Identifier: Apache-2.0
// node test/open-pages.mjs FOLDER: every page in it draws offline in headless Chromium, without error or request.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';

const folder = path.resolve(process.argv[2]);
const pages = fs.readdirSync(folder).filter((name) => name.endsWith('.html'));
if (pages.length === 0) throw new Error(`no page in ${folder}`);

const browser = await openBrowser();
let failures = 0;
for (const name of pages) {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => /^https?:/.test(request.url()) && problems.push(`request ${request.url()}`));
  await page.goto(`file://${path.join(folder, name)}`);
  await page.waitForSelector('canvas', { timeout: 30000 });
  await page.waitForTimeout(5000);
  const shot = await page.screenshot();
  if (shot.length < 30000) problems.push(`the screenshot has only ${shot.length} bytes`);
  console.log(`${name}: ${problems.length ? problems.join('; ') : 'draws, no error, no request'}`);
  failures += problems.length;
  await context.close();
}
await browser.close();
process.exit(failures ? 1 : 0);
