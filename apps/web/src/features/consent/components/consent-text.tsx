import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentConsentVersion, type ConsentLanguage, type ConsentScope } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { directionOf } from '../../../shared/i18n/i18n.ts';
import { useHasWordsOf } from '../../../shared/i18n/use-has-words-of.ts';
import classes from './consent.module.css';

/** Tamazight is explained by word: the written text beside it is the French one. */
const writtenIn: Record<ConsentLanguage, Language> = { fr: 'fr', ar: 'ar', en: 'en', zgh: 'fr' };

type ConsentTextProps = { readonly language: ConsentLanguage; readonly scope?: ConsentScope };

/** What the patient agrees to, in the language it is explained in, whatever the page is in. */
export function ConsentText({ language, scope = 'teleconsultation' }: ConsentTextProps) {
  const { t, i18n } = useTranslation('consent');
  const written = writtenIn[language];
  const isHere = useHasWordsOf(written);
  if (!isHere) return <Skeleton height={160} />;
  const inLanguage = i18n.getFixedT(written, 'consent');
  return (
    <>
      {language === 'zgh' && <p className={classes['oral']}>{t('oral')}</p>}
      <blockquote className={classes['text']} lang={written} dir={directionOf(written)}>
        {scope === 'recording' ? (
          <>
            <p>{inLanguage('recording.text1')}</p>
            <p>{inLanguage('recording.text2')}</p>
          </>
        ) : (
          <>
            <p>{inLanguage('text.p1')}</p>
            <p>{inLanguage('text.p2')}</p>
            <p>{inLanguage('text.p3')}</p>
          </>
        )}
        <footer>{inLanguage('version', { version: currentConsentVersion })}</footer>
      </blockquote>
    </>
  );
}
