import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { recordingRemoval, type Recording } from '@qarib/contracts';
import { ConfirmDialog, Notice, requiredField } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';

/** Its physician takes a recording away, and says why. */
export function RemoveRecording({ id: recordingId, consultationId }: Recording) {
  const { t } = useTranslation('recording');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const body = recordingRemoval.safeParse({ reason });
  const remove = useMutation({
    mutationFn: (why: string) =>
      api.call('removeRecording', {
        params: { id: consultationId, recordingId },
        body: { reason: why },
      }),
    onSuccess: () => readAgain(client, 'listRecordings'),
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<Trash2 size={18} aria-hidden />}
        onClick={() => setIsAsking(true)}
        data-testid="remove-recording"
      >
        {t('remove.action')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('remove.title')}
        confirmLabel={t('remove.confirm')}
        cancelLabel={t('remove.cancel')}
        isDangerous
        isPending={remove.isPending}
        onConfirm={() => {
          setIsTried(true);
          if (body.success) remove.mutate(body.data.reason);
        }}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('remove.text')}</p>
        <Textarea
          label={t('remove.reason')}
          value={reason}
          maxLength={300}
          {...requiredField}
          error={isTried && !body.success && t('remove.reasonMissing')}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {remove.isError && <Notice tone="error">{wordsFor(remove.error)}</Notice>}
      </ConfirmDialog>
    </>
  );
}
