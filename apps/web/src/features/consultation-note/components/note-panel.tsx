import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import { ErrorState, LoadingState } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { PrintLinks } from '../../../shared/note/print-links.tsx';
import { noteQuery } from '../hooks/use-note-saver.ts';
import { AmendNote } from './amend-note.tsx';
import { NoteVersions } from './note-versions.tsx';
import { NoteEditor } from './note-editor.tsx';
import classes from './note.module.css';

export type NotePanelProps = { readonly consultation: Consultation };

/** The responsible physician's note: written, signed, and amended beside what was signed, latest first. */
export function NotePanel({ consultation }: NotePanelProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const wordsFor = useErrorWords();
  const { data: note, error, refetch } = useQuery(noteQuery(consultation.id));
  if (note) {
    const writings = [note, ...note.amendments];
    const isOpen = writings.some(({ status }) => status === 'preliminary');
    // A document is made of what was signed last.
    const signed = writings.findLast(({ status }) => status !== 'preliminary');
    return (
      <div className={classes.writings}>
        {signed && <PrintLinks note={signed} />}
        {writings.toReversed().map((writing) => (
          <NoteEditor key={writing.amendment} writing={writing} consultation={consultation} />
        ))}
        {!isOpen && <AmendNote consultationId={consultation.id} />}
        <NoteVersions consultationId={consultation.id} />
      </div>
    );
  }
  if (!error) return <LoadingState label={t('shared:app.loading')} rows={3} />;
  return (
    <ErrorState
      title={t('shared:states.errorTitle')}
      text={`${wordsFor(error)} ${t('unreadable')}`}
      retryLabel={t('shared:actions.retry')}
      onRetry={() => void refetch()}
    />
  );
}
