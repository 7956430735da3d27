import { useQuery } from '@tanstack/react-query';
import { Film } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { recordingPath, type Recording } from '@qarib/contracts';
import { Notice, Section } from '@qarib/ui';
import { pathOf } from '../../../shared/api/api-client.ts';
import { read } from '../../../shared/api/queries.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { RemoveRecording } from './remove-recording.tsx';
import { useRecordingStore } from '../recorder/recording-store.ts';
import classes from './recording.module.css';

const bytesPerMegabyte = 1_000_000;

type RowProps = { readonly recording: Recording; readonly mayRemove: boolean };

function Row({ recording, mayRemove }: RowProps) {
  const { id, consultationId, startedAt, endedAt, sizeBytes } = recording;
  const { t } = useTranslation('recording');
  const format = useFormat();
  const size = format.number(Math.max(0.1, Math.round(sizeBytes / 100_000) / 10));
  return (
    <li className={classes['row']}>
      <a
        className={classes['link']}
        href={pathOf(recordingPath, { id: consultationId, recordingId: id })}
        target="_blank"
        rel="noreferrer"
        data-testid="recording"
      >
        <Film size={20} aria-hidden />
        <span>
          {t('list.one', { date: format.dateTime(startedAt), size })}
          {endedAt === undefined && ` · ${t('list.running')}`}
        </span>
      </a>
      {mayRemove && endedAt !== undefined && <RemoveRecording {...recording} />}
    </li>
  );
}

type RecordingListProps = {
  readonly consultationId: string;
  /** Whoever reads is its physician. */
  readonly mayRemove?: boolean;
};

/** What was recorded of this consultation's calls; nothing where nothing was. */
export function RecordingList({ consultationId, mayRemove = false }: RecordingListProps) {
  const { t } = useTranslation('recording');
  const format = useFormat();
  const pendingBytes = useRecordingStore((state) =>
    state.consultationId === consultationId ? state.pendingBytes : 0,
  );
  const recordings = read('listRecordings', { params: { id: consultationId } });
  // It changes in the call, while this page is not there to be told.
  const { data } = useQuery({ ...recordings, staleTime: 0 });
  const shown = data?.recordings.filter(({ chunkCount }) => chunkCount > 0) ?? [];
  if (shown.length === 0 && pendingBytes === 0) return null;
  const size = format.number(Math.ceil((pendingBytes * 10) / bytesPerMegabyte) / 10);
  return (
    <Section title={t('list.title')}>
      {pendingBytes > 0 && <Notice tone="warning">{t('list.pending', { size })}</Notice>}
      <ul className={classes['list']}>
        {shown.map((recording) => (
          <Row key={recording.id} recording={recording} mayRemove={mayRemove} />
        ))}
      </ul>
    </Section>
  );
}
