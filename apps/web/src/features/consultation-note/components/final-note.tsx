import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { noteSections } from '@qarib/clinical';
import type { Consultation, NoteWriting } from '@qarib/contracts';
import { useNoteHeading } from '../../../shared/consultation/use-note-heading.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { NoteParts } from '../../../shared/note/note-parts.tsx';
import classes from './note.module.css';

function Signature({ writing }: { readonly writing: NoteWriting }) {
  const { t } = useTranslation('consultation-note');
  const format = useFormat();
  const { authorName = '', signedAt, signerNumber, contentHash, journeyAvoidedKm } = writing;
  return (
    <footer className={classes.signature}>
      <p className={classes.signed}>
        <BadgeCheck size={20} aria-hidden />
        <span>
          {t('final.signed', {
            name: authorName,
            time: signedAt ? format.dateTime(signedAt) : '',
          })}
        </span>
      </p>
      {signerNumber && <p>{t('final.number', { number: signerNumber })}</p>}
      {!!journeyAvoidedKm && (
        <p>{t('final.journey', { distance: format.number(journeyAvoidedKm) })}</p>
      )}
      {contentHash && (
        <p className={classes.hash}>
          {t('final.hash')} <code dir="ltr">{contentHash}</code>
        </p>
      )}
    </footer>
  );
}

type FinalNoteProps = { readonly writing: NoteWriting; readonly consultation: Consultation };

/** A signed note or amendment: read, never changed. */
export function FinalNote({ writing, consultation }: FinalNoteProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const heading = useNoteHeading(consultation);
  const { amendment, amendmentReason, content } = writing;
  const written = noteSections.filter((section) => content.text[section]?.trim());
  return (
    <article className={classes.final} data-testid="final-note">
      <header className={classes.printHead}>
        <strong>{t('print.title')}</strong>
        <span dir="auto">{heading.patient}</span>
        <span>{heading.about}</span>
      </header>
      {amendment > 0 && (
        <header>
          <h3>{t('amend.heading', { number: amendment })}</h3>
          <p dir="auto">{t('amend.why', { reason: amendmentReason ?? '' })}</p>
        </header>
      )}
      {written.map((section) => (
        <section key={section}>
          <h3>{t(`shared:noteSections.${section}`)}</h3>
          <p className={classes.words} dir="auto">
            {content.text[section]}
          </p>
        </section>
      ))}
      <NoteParts content={content} />
      <Signature writing={writing} />
    </article>
  );
}
