import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { language as languageSchema, type Language } from '@qarib/contracts';

/** The words of every feature in one language, by feature name. */
export type Words = Resource[string];
/**
 * What the sign-in page says, what is behind it, what is said there to those who are no nurses (her
 * link is the thinnest), what is said to those who have no account,
 * and what figures say.
 */
export type WordShelf = 'door' | 'rooms' | 'desk' | 'porch' | 'figures' | 'seldom';
type LoadWords = (language: Language, shelf: WordShelf) => Promise<Words>;

const storageKey = 'qarib:language';
const directions: Record<Language, 'ltr' | 'rtl'> = { fr: 'ltr', ar: 'rtl', en: 'ltr' };

let loadWords: LoadWords | undefined;
/** Those that every language has to have from now on. */
const shelves = new Set<WordShelf>(['door']);

export const directionOf = (language: Language) => directions[language];

/**
 * French is the working language, and a browser in English says only that nobody chose another; one in
 * Arabic was made so by whoever reads it.
 */
const greeting = (): Language => (/^ar\b/i.test(navigator.language) ? 'ar' : 'fr');

export function rememberedLanguage(): Language {
  try {
    return languageSchema.catch(greeting).parse(localStorage.getItem(storageKey));
  } catch {
    return greeting();
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
}

const arabicLetter = /\p{Script=Arabic}/u;

/**
 * A name in one script inside a sentence in the other would pull the words around it out of order:
 * there it is put between Unicode isolates. React does the escaping.
 */
function isolate(value: string): string {
  const isMixed = i18next.dir() === 'rtl' || arabicLetter.test(value);
  return isMixed ? `\u2068${value}\u2069` : value;
}

/** Fetches the words of a language without showing it. */
export async function loadLanguage(language: Language): Promise<void> {
  await Promise.all([...shelves].map((shelf) => loadShelf(language, shelf)));
}

/** Before the first page that needs it is shown; the page's own chunk comes at the same time. */
export async function openShelf(shelf: WordShelf): Promise<void> {
  while (!shelves.has(shelf)) {
    const language = languageSchema.catch(rememberedLanguage).parse(i18next.language);
    await loadShelf(language, shelf);
    // Another one may have been chosen meanwhile.
    if (language === i18next.language) shelves.add(shelf);
  }
}

async function loadShelf(language: Language, shelf: WordShelf): Promise<void> {
  if (!loadWords) throw new Error('startI18n has not run');
  const words = await loadWords(language, shelf);
  for (const [feature, texts] of Object.entries(words)) {
    i18next.addResourceBundle(language, feature, texts, true, true);
  }
}

/** Shows the interface in a language, once its words are here. */
export async function showLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  remember(language);
}

/** Starts in the language last used here. `load` fetches one language's words. */
export async function startI18n(load: LoadWords): Promise<void> {
  loadWords = load;
  await i18next.use(initReactI18next).init({
    lng: rememberedLanguage(),
    resources: {},
    partialBundledLanguages: true,
    fallbackLng: false,
    ns: ['shared'],
    defaultNS: 'shared',
    interpolation: { escapeValue: true, escape: isolate },
    returnNull: false,
    react: { useSuspense: false },
  });
  await showLanguage(rememberedLanguage());
}
