import { useState } from 'react';
import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nextStatus } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { ConfirmDialog, Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';

/** What is called off: a call that rings, a question nobody has read yet, or what somebody waits for. */
function kindOf({ status, mode }: Consultation) {
  if (status !== 'requested') return 'accepted';
  return mode === 'asynchronous' ? 'asked' : 'ringing';
}

/** Calls it off while that is still possible, and asks first. */
export function CancelRequest({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('consultation');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const params = { id: consultation.id };
  const cancel = useMutation({
    mutationFn: () =>
      api.call('cancelConsultation', { params, body: { version: consultation.version, reason } }),
    onSuccess: (cancelled) => {
      client.setQueryData(read('readConsultation', { params }).queryKey, cancelled);
      setIsAsking(false);
      void readAgain(client, 'listConsultations');
    },
    // Someone accepted, or the case changed: show it as it is before asking again.
    onError: () => void readAgain(client, 'readConsultation'),
  });
  if (!nextStatus(consultation.status, 'cancel')) return null;
  const kind = kindOf(consultation);
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {t(`cancel.${kind}.action`)}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(`cancel.${kind}.title`)}
        confirmLabel={t(`cancel.${kind}.action`)}
        cancelLabel={t(`cancel.${kind}.keep`)}
        isDangerous
        isPending={cancel.isPending}
        onConfirm={() => cancel.mutate()}
        onClose={() => setIsAsking(false)}
      >
        <Stack gap="md">
          <span>{t(`cancel.${kind}.text`, { name: consultation.responsible?.name ?? '' })}</span>
          <Textarea
            label={t('cancel.reason')}
            maxLength={500}
            autosize
            minRows={2}
            dir="auto"
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {cancel.isError && <Notice tone="error">{wordsFor(cancel.error)}</Notice>}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
