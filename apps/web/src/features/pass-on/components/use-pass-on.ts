import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Consultation } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

type Step =
  | { readonly kind: 'offer'; readonly toId: string; readonly reason: string }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'withdraw' };

/** Passes a case on, or keeps it; whatever came of it, the case is read again. */
export function usePassOn(
  { id, version }: Pick<Consultation, 'id' | 'version'>,
  onDone: (step: Step) => void,
) {
  const client = useQueryClient();
  const params = { id };
  return useMutation({
    mutationFn: (step: Step): Promise<unknown> => {
      if (step.kind === 'withdraw') {
        return api.call('withdrawHandOver', { params, body: { version } });
      }
      const { reason } = step;
      return step.kind === 'offer'
        ? api.call('offerHandOver', { params, body: { version, toId: step.toId, reason } })
        : api.call('returnConsultation', { params, body: { version, reason } });
    },
    onSuccess: (_, step) => onDone(step),
    onSettled: () => readAgain(client, 'readConsultation', 'readQueue', 'listConsultations'),
  });
}
