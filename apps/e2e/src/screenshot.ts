import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.resolve(__dirname, '../screenshots');
const readmeFolder = path.resolve(__dirname, '../../../docs/images');
const readmePictures = new Set(['call-fr', 'call-ar', 'call-en']);

/** Keeps what the page shows now. With `QARIB_README_SCREENSHOTS=1` the README's pictures are renewed. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const isForReadme = process.env['QARIB_README_SCREENSHOTS'] === '1' && readmePictures.has(name);
  const target = isForReadme ? readmeFolder : folder;
  mkdirSync(target, { recursive: true });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}
