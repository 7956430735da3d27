import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { chooseLanguage, type PageLanguage } from './page-audit.ts';
import { screenshot } from './screenshot.ts';

const folder = path.resolve(__dirname, '../../../docs/images/tour');
const isRenewing = process.env['QARIB_TOUR_PICTURES'] === '1';

/** The pictures that docs/tour.md shows. */
const shown = new Set([
  'nurse-home-fr',
  'request-offline-fr',
  'ringing-fr',
  'desk-ar',
  'call-satellite-fr',
  'note-transfer-fr',
  'referral-nurse-ar',
  'appointments-ar',
  'arrived-desk-fr',
  'no-show-fr',
  'opinion-asked-fr',
  'opinion-read-ar',
  'live-board-fr',
]);

/**
 * What a page shows at a step of the tour, in French. With `QARIB_TOUR_PICTURES=1` in Arabic, too, and
 * the pictures of docs/tour.md are renewed.
 */
export async function tourPicture(
  page: Page,
  name: string,
  all: readonly PageLanguage[] = ['ar', 'fr'],
): Promise<void> {
  const languages: readonly PageLanguage[] = isRenewing ? all : ['fr'];
  for (const language of languages) {
    if (languages.length > 1) await chooseLanguage(page, language);
    await screenshot(page, `tour-${name}-${language}`);
    if (isRenewing && shown.has(`${name}-${language}`)) await keep(page, `${name}-${language}`);
  }
}

const pictureWidth = 960;

async function keep(page: Page, name: string): Promise<void> {
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
