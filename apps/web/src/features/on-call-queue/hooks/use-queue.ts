import { useQuery, useQueryClient } from '@tanstack/react-query';
import { compareOnDesk } from '@qarib/clinical';
import { read } from '../../../shared/api/queries.ts';
import { addToQueue, removeFromQueue } from '../../../shared/consultation/queue-cache.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';
import { waitingItem } from './desk-items.ts';

const queue = read('readQueue');

/** A safety net under the facts: a fact lost on the way must not cost a patient the evening. */
const rereadMs = 30_000;

/** What waits for somebody to take it, most urgent first. */
export function useQueue() {
  const query = useQuery({ ...queue, refetchInterval: rereadMs });
  const waiting = (query.data?.consultations ?? [])
    .filter(({ status, handOver }) => status === 'requested' || handOver !== undefined)
    .toSorted((a, b) => compareOnDesk(waitingItem(a), waitingItem(b)));
  return { waiting, query };
}

/** Rings and stops on the facts themselves: reading the queue again would cost a round trip. */
export function useQueueFacts(): void {
  const client = useQueryClient();
  useFact('consultation:requested', ({ consultation }) => addToQueue(client, consultation));
  useFact('consultation:accepted', ({ consultationId }) => removeFromQueue(client, consultationId));
  useFact('consultation:cancelled', ({ consultationId }) =>
    removeFromQueue(client, consultationId),
  );
  useFact('consultation:expired', ({ consultationId }) => removeFromQueue(client, consultationId));
}
