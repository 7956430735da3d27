import type { QueryClient } from '@tanstack/react-query';
import type { ConsultationSummary } from '@qarib/contracts';
import { read } from '../api/queries.ts';

const queue = read('readQueue');

/** The queue as a fact just told it, a round trip before the server could be asked again. */
export function addToQueue(client: QueryClient, consultation: ConsultationSummary): void {
  client.setQueryData(queue.queryKey, (known) => ({
    consultations: [
      ...(known?.consultations ?? []).filter(({ id }) => id !== consultation.id),
      consultation,
    ],
  }));
}

export function removeFromQueue(client: QueryClient, consultationId: string): void {
  client.setQueryData(
    queue.queryKey,
    (known) =>
      known && { consultations: known.consultations.filter(({ id }) => id !== consultationId) },
  );
}
