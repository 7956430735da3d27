import { useTranslation } from 'react-i18next';
import { currentConsentVersion, type ConsentLanguage, type ConsentScope } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { directionOf } from '../../../shared/i18n/i18n.ts';
import ar from '../texts/ar.json';
import en from '../texts/en.json';
import fr from '../texts/fr.json';
import classes from './consent.module.css';

type Texts = Readonly<Record<ConsentScope, readonly string[]>> & { readonly version: string };

/** All of them are here at once: the patient's language is not the page's, and there may be no network. */
const textsIn: Readonly<Record<Language, Texts>> = { fr, ar, en };

/** Tamazight is explained by word: the written text beside it is the French one. */
const writtenIn: Record<ConsentLanguage, Language> = { fr: 'fr', ar: 'ar', en: 'en', zgh: 'fr' };

type ConsentTextProps = { readonly language: ConsentLanguage; readonly scope?: ConsentScope };

/** What the patient agrees to, in the language it is explained in, whatever the page is in. */
export function ConsentText({ language, scope = 'teleconsultation' }: ConsentTextProps) {
  const { t } = useTranslation('consent');
  const written = writtenIn[language];
  const texts = textsIn[written];
  return (
    <>
      {language === 'zgh' && <p className={classes['oral']}>{t('oral')}</p>}
      <blockquote className={classes['text']} lang={written} dir={directionOf(written)}>
        {texts[scope].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <footer>
          {texts.version} {currentConsentVersion}
        </footer>
      </blockquote>
    </>
  );
}
