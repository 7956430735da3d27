import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { language as languageSchema } from '@qarib/contracts';
import { LanguageSwitch } from '@qarib/ui/shell';
import { api } from '../../shared/api/api-client.ts';
import { noteLanguageChosen } from '../../shared/i18n/chosen-language.ts';
import { showLanguage } from '../../shared/i18n/i18n.ts';
import { useLanguage } from '../../shared/i18n/use-language.ts';
import { sessionQuery, useKeepSession } from '../../shared/session/session.ts';

/** The language switch of every page; with an account, the account remembers. */
export function LanguageChoice() {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const keep = useKeepSession();

  async function choose(choice: string): Promise<void> {
    const chosen = languageSchema.parse(choice);
    await showLanguage(chosen);
    noteLanguageChosen();
    if (!session) return;
    try {
      keep(await api.call('chooseLanguage', { body: { language: chosen } }));
    } catch {
      // This browser shows and remembers it all the same; the account is told the next time.
    }
  }

  return (
    <LanguageSwitch
      label={t('app.language')}
      language={language}
      onChoose={(choice) => void choose(choice)}
    />
  );
}
