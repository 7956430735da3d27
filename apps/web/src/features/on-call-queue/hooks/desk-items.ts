import {
  dayAfter,
  endsWithSignature,
  instantOf,
  isCallable,
  type ConsultationPriority,
  type OnDesk,
} from '@qarib/clinical';
import type { Appointment, ConsultationSummary, FollowUp } from '@qarib/contracts';

/** One thing to do, of any mode, and its place in the order. */
export type DeskItem = OnDesk &
  (
    | { readonly kind: 'waiting'; readonly consultation: ConsultationSummary }
    | { readonly kind: 'own'; readonly consultation: ConsultationSummary }
    | { readonly kind: 'appointment'; readonly appointment: Appointment }
    | { readonly kind: 'follow-up'; readonly followUp: FollowUp }
  );

/** Nobody said how urgent they are: the day they were given says it. */
const planned: ConsultationPriority = 'routine';

/** Follow-ups that are this near are to be given a time. */
const daysAhead = 7;

const placeOf = (consultation: ConsultationSummary, since: string): OnDesk => {
  const { mode, priority, opinionDueAt } = consultation;
  const isInWriting = mode === 'asynchronous' && opinionDueAt !== undefined;
  return isInWriting
    ? { priority, dueAtMs: Date.parse(opinionDueAt) }
    : { priority, waitingSinceMs: Date.parse(since) };
};

/** What somebody is to take: it rings, is asked in writing, or is handed over. */
export const waitingItem = (consultation: ConsultationSummary): DeskItem => ({
  kind: 'waiting',
  consultation,
  ...placeOf(consultation, consultation.waitingSince),
});

const ownItem = (consultation: ConsultationSummary): DeskItem => ({
  kind: 'own',
  consultation,
  ...placeOf(consultation, consultation.acceptedAt ?? consultation.waitingSince),
});

export const ownItems = (consultations: readonly ConsultationSummary[]): DeskItem[] =>
  consultations.filter((it) => isCallable(it.status) || endsWithSignature(it)).map(ownItem);

/** Those begun already are consultations, and stand there as such. */
export const appointmentItems = (appointments: readonly Appointment[]): DeskItem[] =>
  appointments
    .filter(({ status, consultationId }) => {
      return consultationId === undefined && (status === 'booked' || status === 'arrived');
    })
    .map((appointment) => ({
      kind: 'appointment',
      appointment,
      priority: planned,
      ...(appointment.arrivedAt === undefined
        ? { dueAtMs: Date.parse(appointment.startsAt) }
        : { waitingSinceMs: Date.parse(appointment.arrivedAt) }),
    }));

/** Due by the end of their day. */
export const followUpItems = (followUps: readonly FollowUp[], today: string): DeskItem[] =>
  followUps
    .filter(({ dueOn }) => dueOn <= dayAfter(today, daysAhead))
    .map((followUp) => ({
      kind: 'follow-up',
      followUp,
      priority: planned,
      dueAtMs: instantOf(`${dayAfter(followUp.dueOn, 1)}T00:00`).getTime(),
    }));
