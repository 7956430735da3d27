import { useTranslation } from 'react-i18next';
import { language as languageSchema, type Language } from '@qarib/contracts';

/** The language the page is in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageSchema.catch('fr').parse(i18n.language);
}
