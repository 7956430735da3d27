import { useId, useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FilePenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog, Notice, requiredField } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { keepNote } from '../hooks/use-note-saver.ts';

/** Opens an amendment beside what is signed, which stays as it is. The reason is asked for first. */
export function AmendNote({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const [idempotencyKey, setKey] = useState<string>();
  const [reason, setReason] = useState('');
  const formId = useId();
  const amend = useMutation({
    mutationFn: (key: string) =>
      api.call('amendNote', {
        params: { id: consultationId },
        body: { idempotencyKey: key, reason },
      }),
    onSuccess: (note) => {
      setKey(undefined);
      keepNote(client, note);
    },
  });
  return (
    <>
      <Button
        className="no-print"
        variant="default"
        leftSection={<FilePenLine size={18} aria-hidden />}
        onClick={() => setKey(crypto.randomUUID())}
        data-testid="amend-note"
      >
        {t('amend.action')}
      </Button>
      <ConfirmDialog
        isOpen={idempotencyKey !== undefined}
        title={t('amend.title')}
        confirmLabel={t('amend.confirm')}
        cancelLabel={t('shared:actions.cancel')}
        isPending={amend.isPending}
        onConfirm={() => {
          if (idempotencyKey && reason.trim() !== '') amend.mutate(idempotencyKey);
        }}
        onClose={() => setKey(undefined)}
      >
        <p>{t('amend.text')}</p>
        <Textarea
          id={formId}
          label={t('amend.reason')}
          {...requiredField}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
          dir="auto"
          data-testid="amendment-reason"
        />
        {amend.error && <Notice tone="error">{wordsFor(amend.error)}</Notice>}
      </ConfirmDialog>
    </>
  );
}
