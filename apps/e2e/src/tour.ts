import type { Page } from 'playwright-core';
import { chooseLanguage, type PageLanguage } from './page-audit.ts';
import { isRenewing, keepPicture } from './kept-picture.ts';
import { screenshot } from './screenshot.ts';

const pictureWidth = 960;

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
    await keepPicture(page, `${name}-${language}`, pictureWidth);
  }
}
