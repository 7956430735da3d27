import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.resolve(__dirname, '../screenshots');
const readmeFolder = path.resolve(__dirname, '../../../docs/images');

/** Keeps what the page shows now. With `QARIB_README_SCREENSHOTS=1` it becomes the README's picture. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const target = process.env['QARIB_README_SCREENSHOTS'] === '1' ? readmeFolder : folder;
  mkdirSync(target, { recursive: true });
  await page.screenshot({ path: path.join(target, `${name}.png`) });
}
