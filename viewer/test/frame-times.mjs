// SPDX-License-Identifier: Apache-2.0
// node test/frame-times.mjs PAGE.html… [--llvmpipe]: time and processor time of a frame while turning.
// Processor time is what all of the browser's processes spent: without a graphics card it hardly
// depends on what else the machine does, as the time on the clock would.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from './browser.mjs';

const TICKS_PER_SECOND = 100;
const FRAMES = 24;

function stat(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** Seconds spent by this process' descendants. */
function spent() {
  const all = new Map(readdirSync('/proc').filter((n) => /^\d+$/.test(n)).map((n) => [Number(n), stat(n)]));
  const ours = (pid) => {
    for (let at = pid; all.get(at); at = all.get(at).parent) if (at === process.pid) return pid !== process.pid;
    return false;
  };
  return [...all].reduce((sum, [pid, s]) => sum + (s !== null && ours(pid) ? s.seconds : 0), 0);
}

const files = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const mesa = process.argv.includes('--llvmpipe') ? ['--use-angle=gl-egl', '--ignore-gpu-blocklist'] : [];
for (const file of files) {
  const browser = await openBrowser(...mesa);
  const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await tab.waitForTimeout(1500);
  const idle = spent();
  await tab.goto(`file://${path.resolve(file)}`);
  await tab.waitForFunction('window.thalweg !== undefined', null, { timeout: 120_000 });
  const opened = Math.round((spent() - idle) * 1000);
  await tab.waitForTimeout(2500);
  await tab.focus('#scene-focus');
  const first = await tab.evaluate(() => Math.round(window.thalweg.firstPictureMs));
  const still = await tab.evaluate(() => window.thalweg.triangles());
  const [before, from] = [spent(), performance.now()];
  let moving = 0;
  for (let k = 0; k < FRAMES; k++) {
    const frames = await tab.evaluate(() => window.thalweg.frames());
    await tab.keyboard.press('ArrowLeft');
    await tab.waitForFunction((n) => window.thalweg.frames() > n, frames, { polling: 'raf', timeout: 60_000 });
    moving = await tab.evaluate(() => window.thalweg.triangles());
  }
  const clock = (performance.now() - from) / FRAMES;
  const cpu = ((spent() - before) * 1000) / FRAMES;
  console.log(`${path.basename(file)}: first picture ${first} ms, ${opened} ms of processor; a frame ${Math.round(clock)} ms on the clock, `
    + `${Math.round(cpu)} ms of processor; ${moving} triangles turning, ${still} still`);
  await browser.close();
}
