import { Button } from '@mantine/core';
import { BadgeCheck, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { noteSections } from '@qarib/clinical';
import type { Note } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './note.module.css';

/** Whom a printed note is about: paper has no page around it. */
export type NoteHeading = { readonly patient: string; readonly about: string };

type FinalNoteProps = { readonly note: Note; readonly heading: NoteHeading };

/** A signed note: read, printed, never changed. */
export function FinalNote({ note, heading }: FinalNoteProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const format = useFormat();
  const written = noteSections.filter((section) => note.text[section]?.trim());
  return (
    <article className={classes.final} data-testid="final-note">
      <header className={classes.printHead}>
        <strong>{t('print.title')}</strong>
        <span dir="auto">{heading.patient}</span>
        <span>{heading.about}</span>
      </header>
      {written.map((section) => (
        <section key={section}>
          <h3>{t(`shared:noteSections.${section}`)}</h3>
          <p className={classes.words} dir="auto">
            {note.text[section]}
          </p>
        </section>
      ))}
      <footer className={classes.signature}>
        <p className={classes.signed}>
          <BadgeCheck size={20} aria-hidden />
          <span>
            {t('final.signed', {
              name: note.authorName ?? '',
              time: note.signedAt ? format.dateTime(note.signedAt) : '',
            })}
          </span>
        </p>
        {note.contentHash && (
          <p className={classes.hash}>
            {t('final.hash')} <code dir="ltr">{note.contentHash}</code>
          </p>
        )}
        <Button
          className="no-print"
          variant="default"
          leftSection={<Printer size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('final.print')}
        </Button>
      </footer>
    </article>
  );
}
