import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';

/** A colleague asks: taken over it is one's own, declined it stays with them. */
export function HandOverAnswer({ consultation }: { readonly consultation: ConsultationSummary }) {
  const { t } = useTranslation('on-call-queue');
  const wordsFor = useErrorWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, version } = consultation;
  const answer = useMutation({
    mutationFn: (isAccepted: boolean) =>
      api.call('answerHandOver', { params: { id }, body: { version, isAccepted } }),
    onSuccess: (_, isAccepted) => {
      if (isAccepted) void navigate(`/consultations/${id}`);
    },
    onSettled: () => readAgain(client, 'readQueue', 'listConsultations', 'readConsultation'),
  });
  return (
    <>
      <Button
        leftSection={<UserRoundPlus size={18} aria-hidden />}
        loading={answer.isPending}
        onClick={() => answer.mutate(true)}
        data-testid="take-over"
      >
        {t('handOver.accept')}
      </Button>
      <Button variant="default" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
        {t('handOver.decline')}
      </Button>
      {answer.error && <Notice tone="error">{wordsFor(answer.error)}</Notice>}
    </>
  );
}
