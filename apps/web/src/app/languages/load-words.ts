import type { Language } from '@qarib/contracts';
import type { Words } from '../../shared/i18n/i18n.ts';

/** One chunk per language: a page never waits for words a second time. */
const loaders: Record<Language, () => Promise<{ words: Words }>> = {
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
  en: () => import('./en.ts'),
};

export async function loadWords(language: Language): Promise<Words> {
  return (await loaders[language]()).words;
}
