import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteWriting } from '@qarib/contracts';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useNoteWords } from './use-note-words.ts';
import classes from './note-parts.module.css';

type Content = Omit<NoteWriting['content'], 'text'>;
type PartsProps = { readonly content: Content };

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Diagnoses({ content: { diagnoses } }: PartsProps) {
  const { t } = useTranslation('note');
  const language = useLanguage();
  return (
    <Part title={t('parts.diagnoses')}>
      <ul className={classes['lines']}>
        {diagnoses.map(({ code, display }, at) => (
          <li key={code}>
            <bdi>{display[language]}</bdi>{' '}
            <span className={classes['code']}>
              <bdi dir="ltr">{code}</bdi>
              {at === 0 && diagnoses.length > 1 && ` (${t('primary')})`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Prescription({ content: { prescription } }: PartsProps) {
  const { t } = useTranslation('note');
  const words = useNoteWords();
  return (
    <Part title={t('parts.prescription')}>
      <ol className={classes['lines']}>
        {prescription.map((line) => {
          const { id, medication, instructions, allergyAcknowledgement: seen } = line;
          return (
            <li key={id}>
              <bdi className={classes['medication']}>{medication}</bdi>
              <span className={classes['detail']}>{words.lineSentence(line)}</span>
              {instructions && (
                <span className={classes['instructions']} dir="auto">
                  {instructions}
                </span>
              )}
              {seen && (
                <span className={classes['warning']}>
                  {t('allergyAccepted', {
                    substances: seen.substances.join(t('comma')),
                    reason: seen.reason,
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

function Outcome({ content: { outcome, outcomeReason } }: PartsProps) {
  const { t } = useTranslation('note');
  if (!outcome) return null;
  return (
    <Part title={t('parts.outcome')}>
      <p>{t(`outcomes.${outcome}`)}</p>
      {outcome === 'not-completed' && outcomeReason && (
        <p dir="auto">{t('why', { reason: outcomeReason })}</p>
      )}
    </Part>
  );
}

function FollowUp({ content: { followUp } }: PartsProps) {
  const { t } = useTranslation('note');
  const format = useFormat();
  if (!followUp) return null;
  return (
    <Part title={t('parts.followUp')}>
      <p>
        {followUp.date
          ? t('followUpOn', { date: format.day(followUp.date) })
          : t('followUpUndated')}
      </p>
      {followUp.reason && <p dir="auto">{followUp.reason}</p>}
    </Part>
  );
}

function Referral({ content: { referral } }: PartsProps) {
  const { t } = useTranslation('note');
  if (!referral) return null;
  const { kind, urgency, facilityName, reason } = referral;
  return (
    <Part title={t('parts.referral')}>
      <p>
        {[t(`kinds.${kind}`), urgency && t(`urgencies.${urgency}`)].filter(Boolean).join(' · ')}
      </p>
      {facilityName && <p dir="auto">{facilityName}</p>}
      {reason && <p dir="auto">{reason}</p>}
    </Part>
  );
}

/** All of a note but its words, in the order it is acted upon. What is not there takes no place. */
export function NoteParts({ content }: PartsProps) {
  return (
    <>
      {content.diagnoses.length > 0 && <Diagnoses content={content} />}
      {content.prescription.length > 0 && <Prescription content={content} />}
      <Outcome content={content} />
      <FollowUp content={content} />
      <Referral content={content} />
    </>
  );
}
