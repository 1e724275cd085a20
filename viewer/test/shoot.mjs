// SPDX-License-Identifier: Apache-2.0
// Screenshots for eyes: node test/shoot.mjs FOLDER [PAGE…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { gallery } from './pages.mjs';

const [folder, ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const SHOTS = [
  ['desktop', { viewport: { width: 1280, height: 720 } }],
  ['mobile', { viewport: { width: 360, height: 740 } }],
  ['dark', { viewport: { width: 1280, height: 720 }, colorScheme: 'dark' }],
];
const browser = await openBrowser();
for (const [name, html] of Object.entries(gallery())) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const file = `${folder}/${name}.html`;
  writeFileSync(file, html);
  for (const [kind, options] of SHOTS) {
    const context = await browser.newContext({ offline: true, ...options });
    const tab = await context.newPage();
    tab.on('console', (m) => console.log(name, m.type(), m.text()));
    tab.on('pageerror', (e) => console.log(name, String(e.stack)));
    await tab.goto(`file://${file}`);
    await tab.waitForTimeout(1500);
    await tab.screenshot({ path: `${folder}/${name}-${kind}.png`, fullPage: kind === 'mobile' });
    if (kind === 'desktop') console.log(name, await tab.evaluate('thalweg.firstPictureMs'));
    await context.close();
  }
}
await browser.close();
