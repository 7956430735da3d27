import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const docs = path.resolve(import.meta.dirname, '../../../docs');
const folder = path.join(docs, 'images/tour');

export const isRenewing = process.env['QARIB_TOUR_PICTURES'] === '1';

/** The pictures that docs/tour.md shows. */
const shown = new Set(
  [
    ...readFileSync(path.join(docs, 'tour.md'), 'utf8').matchAll(/images\/tour\/([\w-]+)\.webp/g),
  ].map(([, name]) => name),
);

/** Renews what docs/tour.md shows of this page under this name, when that is asked for. */
export async function keepPicture(page: Page, name: string, pictureWidth: number): Promise<void> {
  if (!isRenewing || !shown.has(name)) return;
  const picture = await page.screenshot();
  const bytes = await page.evaluate(toWebp, { base64: picture.toString('base64'), pictureWidth });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.webp`), Buffer.from(bytes, 'base64'));
}

/** Runs in the page: browsers have an encoder, and take no package for it. */
async function toWebp({ base64, pictureWidth: most }: { base64: string; pictureWidth: number }) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes]));
  const width = Math.min(most, whole.width);
  const height = Math.round((whole.height * width) / whole.width);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(whole, 0, 0, width, height);
  const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
  const written = new Uint8Array(await webp.arrayBuffer());
  return btoa(Array.from(written, (byte) => String.fromCharCode(byte)).join(''));
}
