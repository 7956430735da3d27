import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConsultationSummary } from '@qarib/contracts';
import { ApiError } from '../api/api-error.ts';
import { readAgain } from '../api/queries.ts';
import { command } from '../socket/socket.ts';
import { removeFromQueue } from './queue-cache.ts';

/** What became of an attempt to take a case; being second is an answer, not an error. */
export type AcceptOutcome =
  | { readonly kind: 'mine'; readonly consultation: ConsultationSummary }
  | { readonly kind: 'taken'; readonly responsibleName: string }
  | { readonly kind: 'closed' };

async function accept(consultationId: string): Promise<AcceptOutcome> {
  try {
    const consultation = await command('consultation:accept', { consultationId });
    return { kind: 'mine', consultation };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'CONSULTATION_ALREADY_ACCEPTED') {
      return { kind: 'taken', responsibleName: error.details['responsibleName'] ?? '' };
    }
    if (error.code === 'CONSULTATION_NOT_OPEN' || error.code === 'NOT_FOUND') {
      return { kind: 'closed' };
    }
    throw error;
  }
}

export function useAccept(onOutcome: (outcome: AcceptOutcome, consultationId: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: accept,
    onSuccess: (outcome, consultationId) => {
      removeFromQueue(client, consultationId);
      void readAgain(client, 'readQueue', 'listConsultations', 'readConsultation');
      onOutcome(outcome, consultationId);
    },
  });
}
