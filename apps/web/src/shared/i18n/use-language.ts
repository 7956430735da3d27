import { useTranslation } from 'react-i18next';
import { language as languageSchema, type Language } from '@qarib/contracts';

const known = languageSchema.catch('fr');

/** The language the page is in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return known.parse(i18n.language);
}
