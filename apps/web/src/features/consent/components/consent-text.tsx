import { useTranslation } from 'react-i18next';
import { currentConsentVersion, type ConsentLanguage, type ConsentScope } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { directionOf } from '../../../shared/i18n/i18n.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import ar from '../texts/ar.json';
import en from '../texts/en.json';
import fr from '../texts/fr.json';
import classes from './consent.module.css';

type Texts = Readonly<Record<ConsentScope, readonly string[]>> & { readonly version: string };

/** All of them are here at once: the patient's language is not the page's, and there may be no network. */
const textsIn: Readonly<Record<Language, Texts>> = { fr, ar, en };

type ConsentTextProps = { readonly language: ConsentLanguage; readonly scope?: ConsentScope };

/**
 * What the patient agrees to, in the language it is explained in, whatever the page is in. Tamazight is
 * spoken: who explains it translates the text they read themselves.
 */
export function ConsentText({ language, scope = 'teleconsultation' }: ConsentTextProps) {
  const { t } = useTranslation('consent');
  const read = useLanguage();
  const written = language === 'zgh' ? read : language;
  const texts = textsIn[written];
  return (
    <>
      {language === 'zgh' && <Notice tone="info">{t('oral')}</Notice>}
      <blockquote className={classes['text']} lang={written} dir={directionOf(written)}>
        {texts[scope].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <footer>
          {texts.version} <bdi dir="ltr">{currentConsentVersion}</bdi>
        </footer>
      </blockquote>
    </>
  );
}
