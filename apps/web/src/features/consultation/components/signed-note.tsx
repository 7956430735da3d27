import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fullName, sectionsForNurse } from '@qarib/clinical';
import type { Consultation, NoteWriting } from '@qarib/contracts';
import { FactRows, Logo, Notice, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { readMarkOf, useReadNotesStore } from '../../../shared/consultation/read-notes-store.ts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { NoteParts } from '../../../shared/note/note-parts.tsx';
import { PrintLinks } from '../../../shared/note/print-links.tsx';
import classes from './signed-note.module.css';

type ConsultationProps = { readonly consultation: Consultation };
type NoteProps = ConsultationProps & { readonly note: NoteWriting };

/** On paper the sheet stands alone: who, where, when and which physician are part of it. */
function Letterhead({ consultation, note }: NoteProps) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const words = useCaseWords();
  const format = useFormat();
  const { patient, facility, specialty, reason } = consultation;
  const rows = [
    [t('note.patient'), fullName(patient)],
    [t('note.born'), `${format.day(patient.birthDate)} (${words.personLine(patient)})`],
    [t('note.card'), patient.healthCardNumber],
    [t('note.site'), words.siteName(facility)],
    [t('note.physician'), note.authorName],
    [t('note.specialty'), shared(`specialties.${specialty}`)],
    [t('note.date'), format.dateTime(consultation.requestedAt)],
    [t('note.reason'), words.reasonTitle(reason)],
  ] as const;
  return (
    <header className={classes['letterhead']}>
      <div className={classes['brand']}>
        <Logo size={44} />
        <strong>{t('note.title')}</strong>
      </div>
      <FactRows rows={rows} />
    </header>
  );
}

function NoteSheet({ consultation, note }: NoteProps) {
  const { t } = useTranslation('consultation');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const written = sectionsForNurse.filter((section) => note.content.text[section]?.trim());
  return (
    <article className={classes['sheet']}>
      <Letterhead consultation={consultation} note={note} />
      {note.amendment > 0 && (
        <Notice tone="info" title={t('note.amendment', { number: note.amendment })}>
          {note.amendmentReason}
        </Notice>
      )}
      {written.map((section) => (
        <section key={section}>
          <h3 className={classes['heading']}>{shared(`noteSections.${section}`)}</h3>
          <p className={classes['text']}>
            <bdi>{note.content.text[section]?.trim()}</bdi>
          </p>
        </section>
      ))}
      <NoteParts content={note.content} />
      <footer className={classes['signature']}>
        {note.signedAt && (
          <p>
            {t('note.signedBy', {
              name: note.authorName ?? '',
              date: format.dateTime(note.signedAt),
            })}
          </p>
        )}
        {note.signerNumber && <p>{t('note.number', { number: note.signerNumber })}</p>}
        {note.contentHash && (
          <p className={classes['hash']}>
            {t('note.hash')} <bdi dir="ltr">{note.contentHash}</bdi>
          </p>
        )}
      </footer>
    </article>
  );
}

/** What the physician concludes and advises, to be read at once and printed for the file. */
export function SignedNote({ consultation }: ConsultationProps) {
  const { t } = useTranslation('consultation');
  const { id } = consultation;
  const mark = readMarkOf(consultation);
  const note = useQuery(read('readNote', { params: { id } }));
  const markRead = useReadNotesStore((state) => state.markRead);
  const isHere = note.data !== undefined;
  // The last one is in force; the nurse is shown only what is signed.
  const signed = note.data && [note.data, ...note.data.amendments].at(-1);
  useEffect(() => {
    if (isHere) markRead(mark);
  }, [isHere, mark, markRead]);
  return (
    <Section title={t('note.title')} actions={signed && <PrintLinks note={signed} />}>
      <QueryView query={note}>
        {(found) =>
          [found, ...found.amendments]
            .toReversed()
            .map((note) => (
              <NoteSheet key={note.amendment} consultation={consultation} note={note} />
            ))
        }
      </QueryView>
    </Section>
  );
}
