// SPDX-License-Identifier: Apache-2.0
import { decodePage } from '../src/data/decode';
import type { Landscape, PageData } from '../src/data/model';
import { page } from './pages.mjs';

/** A page's data as the browser decodes it. */
export function pageOf(raw: unknown[], panels: unknown[] = []): PageData {
  const html: string = page('t', raw, '', panels);
  return decodePage(/id="thalweg-data">(.*?)<\/script>/s.exec(html)![1]);
}

export function landscapeOf(raw: unknown): Landscape {
  return pageOf([raw]).landscapes[0];
}
