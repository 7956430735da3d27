import type { Language } from '@qarib/contracts';
import type { Words, WordShelf } from '../../shared/i18n/i18n.ts';

/** Some chunks per language: whoever signs in on a thin link waits for the words of that page alone. */
const loaders: Record<Language, Record<WordShelf, () => Promise<{ words: Words }>>> = {
  fr: {
    door: () => import('./fr-door.ts'),
    rooms: () => import('./fr.ts'),
    desk: () => import('./fr-desk.ts'),
    porch: () => import('./fr-porch.ts'),
    figures: () => import('./fr-figures.ts'),
    seldom: () => import('./fr-seldom.ts'),
  },
  ar: {
    door: () => import('./ar-door.ts'),
    rooms: () => import('./ar.ts'),
    desk: () => import('./ar-desk.ts'),
    porch: () => import('./ar-porch.ts'),
    figures: () => import('./ar-figures.ts'),
    seldom: () => import('./ar-seldom.ts'),
  },
  en: {
    door: () => import('./en-door.ts'),
    rooms: () => import('./en.ts'),
    desk: () => import('./en-desk.ts'),
    porch: () => import('./en-porch.ts'),
    figures: () => import('./en-figures.ts'),
    seldom: () => import('./en-seldom.ts'),
  },
};

export async function loadWords(language: Language, shelf: WordShelf): Promise<Words> {
  return (await loaders[language][shelf]()).words;
}
