// SPDX-License-Identifier: Apache-2.0
// Bundles src/ into the template that the Java side fills: one file, the same bytes on every run.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const LIMIT = 900 * 1024;

const bundle = await build({
  absWorkingDir: here,
  entryPoints: ['src/main.ts'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'eof',
  tsconfig: 'tsconfig.json',
});
const script = bundle.outputFiles[0].text;
const style = (await transform(readFileSync(`${here}src/page.css`, 'utf8'), {
  loader: 'css', minify: true,
})).code;
for (const ending of ['</script', '<!--', '</style']) {
  if ((script + style).includes(ending)) {
    throw new Error(`an inline script or style must not hold "${ending}"`);
  }
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const csp = [
  "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`,
  'img-src data: blob:', 'connect-src <!--thalweg:connect-->', "base-uri 'none'", "form-action 'none'",
].join('; ');

// Replacement by function: "$&" in minified code must stay what it is.
const parts = { csp, style, script };
const html = readFileSync(`${here}src/page.html`, 'utf8').replace(
  /<!--(csp|style|script)-->/g, (_, name) => parts[name]);
if (Buffer.byteLength(html) > LIMIT) {
  throw new Error(`the template must stay below ${LIMIT} bytes, got ${Buffer.byteLength(html)}`);
}
const target = process.argv[2]
  ?? `${here}../render/src/main/resources/org/thalweg/render/page/viewer-template.html`;
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, html);
console.log(`viewer-template.html: ${Math.round(Buffer.byteLength(html) / 1024)} KB`);
