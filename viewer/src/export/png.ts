// SPDX-License-Identifier: Apache-2.0
import type { Rect } from '../math/layout';
import type { Ink } from '../ui/theme';

/** A drawing of the page and where it stands on the stage. */
export interface Layer {
  image: CanvasImageSource;
  rect: Rect;
}

const PAD = 16;
const LINE = 17;

/** One PNG of the stage with title above and caption below, so that no picture loses its notes. */
export async function composePng(
  layers: Layer[], size: { width: number; height: number }, title: string, caption: string[],
  ink: Ink, ratio: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const c = canvas.getContext('2d')!;
  const captionFont = '12px system-ui, sans-serif';
  c.font = captionFont;
  const lines = caption.flatMap((text) => wrapped(c, text, size.width - 2 * PAD));
  const top = 44;
  const height = top + size.height + lines.length * LINE + 2 * PAD;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(height * ratio);
  c.scale(ratio, ratio);
  c.fillStyle = ink.page;
  c.fillRect(0, 0, size.width, height);
  c.fillStyle = ink.text;
  c.font = '600 18px system-ui, sans-serif';
  c.textBaseline = 'middle';
  c.fillText(title, PAD, top / 2 + 4, size.width - 2 * PAD);
  for (const { image, rect } of layers) {
    c.drawImage(image, rect.x, top + rect.y, rect.width, rect.height);
  }
  c.font = captionFont;
  c.fillStyle = ink.quiet;
  lines.forEach((text, i) => c.fillText(text, PAD, top + size.height + PAD + (i + 0.5) * LINE));
  return await new Promise((done, fail) => canvas.toBlob(
    (blob) => (blob === null ? fail(new Error('the browser made no PNG')) : done(blob)),
    'image/png'));
}

function wrapped(c: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (c.measureText(longer).width <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

/** An SVG as an image that a canvas can draw. */
export async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const source = new XMLSerializer().serializeToString(svg);
  const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A file name that every system takes, from a title that may hold anything. */
export function fileName(title: string, ending: string): string {
  const safe = title.replace(/[^\w.-]+/g, '_').replace(/^[_.]+|[_.]+$/g, '');
  return `${safe === '' ? 'landscape' : safe}.${ending}`;
}

export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
