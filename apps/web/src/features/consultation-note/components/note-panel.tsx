import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState } from '@qarib/ui';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { noteQuery } from '../hooks/use-note-saver.ts';
import { FinalNote, type NoteHeading } from './final-note.tsx';
import { NoteEditor } from './note-editor.tsx';

export type NotePanelProps = {
  readonly consultationId: string;
  readonly heading: NoteHeading;
  /** The responsible physician writes; the nurse reads what is signed. */
  readonly canWrite: boolean;
};

/** The note of a consultation, for whoever may see it. */
export function NotePanel({ consultationId, heading, canWrite }: NotePanelProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const wordsFor = useErrorWords();
  const { data: note, error, refetch } = useQuery(noteQuery(consultationId));
  const isUnsigned =
    !canWrite && (note ? note.status === 'preliminary' : !!error && isHidden(error));
  if (isUnsigned) return <EmptyState title={t('unsigned.title')} text={t('unsigned.text')} />;
  if (note && canWrite) return <NoteEditor key={consultationId} note={note} heading={heading} />;
  if (note) return <FinalNote note={note} heading={heading} />;
  if (!error) return <LoadingState label={t('shared:app.loading')} rows={3} />;
  return (
    <ErrorState
      title={t('shared:states.errorTitle')}
      text={`${wordsFor(error)} ${canWrite ? t('unreadable') : ''}`}
      retryLabel={t('shared:actions.retry')}
      onRetry={() => void refetch()}
    />
  );
}

/** "Not there" and "not for you yet" are answered alike. */
const isHidden = (error: Error) => asApiError(error).code === 'NOT_FOUND';
