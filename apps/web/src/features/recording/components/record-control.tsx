import { useState } from 'react';
import { CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CallControl, ConfirmDialog, Notice } from '@qarib/ui';
import type { CallEngine } from '../../../shared/call/call-engine.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { supportedType } from '../recorder/recording-types.ts';
import { notRecording, useRecordingStore } from '../recorder/recording-store.ts';

type RecordControlProps = { readonly consultationId: string; readonly call: CallEngine };

/** The physician records the call, after being asked; the banner above the picture ends it. */
export function RecordControl({ consultationId, call }: RecordControlProps) {
  const { t } = useTranslation(['recording', 'shared']);
  const wordsFor = useErrorWords();
  const { practitioner } = useSession();
  const { phase, error } = useRecordingStore();
  const [isAsking, setIsAsking] = useState(false);
  const [isSupported] = useState(() => supportedType() !== undefined);
  if (!isSupported) return null;
  const isRecording = phase === 'recording';
  const ask = () => {
    useRecordingStore.setState({ error: notRecording.error });
    setIsAsking(true);
  };
  const record = async () => {
    // Most calls are not recorded: what it takes is fetched when one is.
    const { recordCall } = await import('../recorder/record-call.ts');
    await recordCall({ consultationId, call, ownName: practitioner.name });
    if (useRecordingStore.getState().phase === 'recording') setIsAsking(false);
  };
  return (
    <>
      {!isRecording && (
        <CallControl
          icon={<CircleDot size={22} />}
          label={t('control.start')}
          hint={t('control.startHint')}
          isDisabled={phase === 'starting' || phase === 'sending'}
          onPress={ask}
          testId="record"
        />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('ask.title')}
        confirmLabel={t('ask.confirm')}
        cancelLabel={t('ask.cancel')}
        isPending={phase === 'starting'}
        onConfirm={() => void record()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('ask.text')}</p>
        {error !== undefined && <Notice tone="error">{wordsFor(error)}</Notice>}
      </ConfirmDialog>
    </>
  );
}
