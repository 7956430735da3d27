import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Consultation } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';

/** Asks the same case once more: with a question in writing, without one by ringing. */
export function useAskAgain({ id, version }: Consultation, onAsked?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: string | undefined) =>
      api.call('askAgain', {
        params: { id },
        body: question === undefined ? { version } : { version, opinion: { question } },
      }),
    onSuccess: (after) => {
      client.setQueryData(read('readConsultation', { params: { id } }).queryKey, after);
      void readAgain(client, 'listConsultations', 'listMessages');
      onAsked?.();
    },
    // Somebody took it meanwhile: show it as it is before anything is asked again.
    onError: () => void readAgain(client, 'readConsultation'),
  });
}
