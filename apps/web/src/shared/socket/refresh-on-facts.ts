import type { QueryClient } from '@tanstack/react-query';
import type { FactName } from '@qarib/contracts';
import { readAgain } from '../api/queries.ts';
import { useConnectionStore } from '../connection/connection-store.ts';
import { onFact, openSocket } from './socket.ts';

const consultationFacts = [
  'consultation:requested',
  'consultation:accepted',
  'consultation:started',
  'consultation:finished',
  'consultation:cancelled',
  'consultation:expired',
  'consultation:updated',
  'note:signed',
] as const satisfies readonly FactName[];

/** Turns facts into fresh reads of what is on the screen. Returns how to stop. */
export function refreshOnFacts(client: QueryClient): () => void {
  const refreshCases = () =>
    readAgain(client, 'listConsultations', 'readQueue', 'readConsultation', 'readTimeline');
  const stops = [
    ...consultationFacts.map((name) => onFact(name, () => void refreshCases())),
    onFact('message:posted', () => void readAgain(client, 'listUnreadMessages')),
    onFact('queue:changed', () => void readAgain(client, 'readQueue')),
    onFact('rota:changed', () => void readAgain(client, 'readRota')),
    onFact('note:signed', () => void readAgain(client, 'readNote')),
    onFact(
      'appointment:changed',
      () => void readAgain(client, 'listAppointments', 'findSlots', 'readTimeline'),
    ),
    onFact('follow-up:changed', () => void readAgain(client, 'listFollowUps')),
    onFact('referral:changed', () => void readAgain(client, 'listReferrals', 'readTimeline')),
    onFact(
      'complaints:changed',
      () => void readAgain(client, 'listComplaints', 'readComplaint', 'readComplaintNotice'),
    ),
    onFact('system:health-changed', ({ database, media }) =>
      useConnectionStore.setState({ isDatabaseUp: database, isMediaUp: media }),
    ),
    useConnectionStore.subscribe((now, before) => {
      const isUp = now.signalling === 'connected' && before.signalling !== 'connected';
      // Facts told while the line was down are gone: everything shown is read again.
      if (isUp && before.signalling === 'lost') void client.invalidateQueries();
      // So are those told while it was first being made, after the page had read what it shows: on a
      // slow link that takes seconds, in which a case can begin to ring.
      else if (isUp) void refreshCases();
      const isReachable =
        now.isOnline && now.isServerReachable && !(before.isOnline && before.isServerReachable);
      if (isReachable) openSocket().catch(() => undefined);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
