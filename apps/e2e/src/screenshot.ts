import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.resolve(import.meta.dirname, '../screenshots');
const readmeFolder = path.resolve(import.meta.dirname, '../../../docs/images');
const readmePictures = new Set(['call-fr', 'call-ar', 'call-en']);
const isWanted = (variable: string) => process.env[variable] === '1';

/**
 * With `QARIB_SCREENSHOTS=1` keeps what the page shows now, with `QARIB_README_SCREENSHOTS=1` renews the
 * README's pictures. Otherwise nobody would look at it, and each takes as long as a step of a test.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  const isForReadme = isWanted('QARIB_README_SCREENSHOTS') && readmePictures.has(name);
  if (!isForReadme && !isWanted('QARIB_SCREENSHOTS')) return;
  const target = isForReadme ? readmeFolder : folder;
  mkdirSync(target, { recursive: true });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}
