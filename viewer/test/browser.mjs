// SPDX-License-Identifier: Apache-2.0
import { chromium } from 'playwright-core';

/** Headless Chromium with software WebGL; CHROMIUM names another executable. */
export function openBrowser(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...more,
    ],
  });
}
