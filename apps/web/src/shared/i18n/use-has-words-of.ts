import { useEffect, useState } from 'react';
import type { Language } from '@qarib/contracts';
import { loadLanguage } from './i18n.ts';

/** Whether the words of another language than the page's are here, for a text shown in that language. */
export function useHasWordsOf(language: Language): boolean {
  const [loaded, setLoaded] = useState<Language>();
  useEffect(() => {
    let isWanted = true;
    loadLanguage(language).then(
      () => isWanted && setLoaded(language),
      // Without the link the text is not shown; the language switch of the page says so as well.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return loaded === language;
}
