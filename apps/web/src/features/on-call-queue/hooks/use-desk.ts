import { useQuery } from '@tanstack/react-query';
import { compareOnDesk } from '@qarib/clinical';
import { read } from '../../../shared/api/queries.ts';
import { serverTimeOf } from '../../../shared/clock/server-clock.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { troubleOf, useConnectionStore } from '../../../shared/connection/connection-store.ts';
import { appointmentItems, followUpItems, ownItems, waitingItem } from './desk-items.ts';
import { useQueue } from './use-queue.ts';

/** The day turns, and clocks of devices are wrong: what is today is asked again now and then. */
const rereadMs = 5 * 60_000;

/** What the specialist has to do over all modes, in one order by urgency. */
export function useDesk() {
  const { waiting, query: queue } = useQueue();
  const own = useQuery(read('listConsultations', { query: {} }));
  const day = useQuery({
    ...read('listAppointments', { query: { from: undefined, days: 1 } }),
    refetchInterval: rereadMs,
  });
  const followUps = useQuery(read('listFollowUps'));
  const today = useToday();
  const isCut = useConnectionStore(troubleOf) !== undefined;
  const reads = [queue, own, day, followUps];
  const unread = reads.filter(({ data }) => data === undefined);
  const isOwn = new Set(waiting.map(({ id }) => id));
  const items = [
    ...waiting.map(waitingItem),
    // Offered to this person by a colleague, it is not theirs yet.
    ...ownItems(own.data?.consultations ?? []).filter(
      (it) => it.kind !== 'own' || !isOwn.has(it.consultation.id),
    ),
    ...appointmentItems(day.data?.appointments ?? []),
    ...followUpItems(followUps.data?.followUps ?? [], day.data?.today ?? today),
  ];
  return {
    items: items.toSorted(compareOnDesk),
    isLoading: unread.some(({ error }) => error === null),
    /** Why part of it is not there. */
    error: unread.find(({ error }) => error !== null)?.error,
    /** What is shown may be behind: since when, epoch milliseconds. */
    asOfMs: isCut && queue.dataUpdatedAt > 0 ? serverTimeOf(queue.dataUpdatedAt) : undefined,
    readAgain: () => unread.forEach(({ refetch }) => void refetch()),
  };
}
