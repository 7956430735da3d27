import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canGoOnInWriting } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { readOn } from '../../../shared/messages/message-cache.ts';

type AskForOpinionProps = {
  readonly consultation: Pick<Consultation, 'id' | 'mode' | 'status'>;
  readonly onAsked?: (() => void) | undefined;
};

/** The link carries no voice: with one tap the same consultation goes on as a written opinion. */
export function AskForOpinion({ consultation, onAsked }: AskForOpinionProps) {
  const { t } = useTranslation('written-opinion');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const { id } = consultation;
  const ask = useMutation({
    mutationFn: () => api.call('askForOpinion', { params: { id } }),
    onSuccess: (after) => {
      client.setQueryData(read('readConsultation', { params: { id } }).queryKey, after);
      void readAgain(client, 'listConsultations');
      void readOn(client, id).catch(() => undefined);
      onAsked?.();
    },
  });
  if (!canGoOnInWriting(consultation)) return null;
  return (
    <>
      <Button
        variant="light"
        size="sm"
        px="xs"
        loading={ask.isPending}
        leftSection={<FileClock size={18} aria-hidden />}
        onClick={() => ask.mutate()}
        title={t('hint')}
        data-testid="ask-for-opinion"
      >
        {t('ask')}
      </Button>
      {ask.error && <Notice tone="error">{wordsFor(ask.error)}</Notice>}
    </>
  );
}
