/** FHIR words: mode says how it is held, priority is FHIR's request-priority, status is ours. */
export const consultationModes = ['immediate', 'scheduled', 'asynchronous'] as const;
export type ConsultationMode = (typeof consultationModes)[number];

/** From most to least urgent: the order of a specialist's queue. */
export const consultationPriorities = ['stat', 'asap', 'urgent', 'routine'] as const;
export type ConsultationPriority = (typeof consultationPriorities)[number];

export const consultationStatuses = [
  'draft',
  'requested',
  'accepted',
  'in-progress',
  'completed',
  'cancelled',
  'expired',
] as const;
export type ConsultationStatus = (typeof consultationStatuses)[number];

/** What can happen to a consultation. A dropped call is not among them: it ends a CallSession only. */
export const consultationEvents = [
  'request',
  'schedule',
  'admit',
  'accept',
  'start',
  'finish',
  'cancel',
  'expire',
  'ask-again',
  'return',
] as const;
export type ConsultationEvent = (typeof consultationEvents)[number];

type Transition = {
  readonly from: readonly ConsultationStatus[];
  readonly to: ConsultationStatus;
};

const transitions: Record<ConsultationEvent, Transition> = {
  request: { from: ['draft'], to: 'requested' },
  // Turned into an appointment: it waits for its day, and rings for nobody.
  schedule: { from: ['requested', 'expired'], to: 'draft' },
  // The day has come; its specialist was agreed on when it was booked.
  admit: { from: ['draft'], to: 'accepted' },
  accept: { from: ['requested'], to: 'accepted' },
  // First media both ways.
  start: { from: ['accepted'], to: 'in-progress' },
  finish: { from: ['accepted', 'in-progress'], to: 'completed' },
  cancel: { from: ['draft', 'requested', 'accepted'], to: 'cancelled' },
  expire: { from: ['requested'], to: 'expired' },
  // Unanswered, or answered too slowly for how it was asked: the same case is asked in another way.
  'ask-again': { from: ['requested', 'expired'], to: 'requested' },
  // Given back before the call ran: it waits for another.
  return: { from: ['accepted'], to: 'requested' },
};

/** The statuses an event may happen in: the condition of the update that saves it. */
export function statusesBefore(event: ConsultationEvent): readonly ConsultationStatus[] {
  return transitions[event].from;
}

/** The status an event leads to. */
export function statusAfter(event: ConsultationEvent): ConsultationStatus {
  return transitions[event].to;
}

/** The next status, or `undefined` when the event cannot happen now. */
export function nextStatus(
  status: ConsultationStatus,
  event: ConsultationEvent,
): ConsultationStatus | undefined {
  return transitions[event].from.includes(status) ? transitions[event].to : undefined;
}

/** A consultation nothing can happen to any more, but for its note. */
export function isClosed(status: ConsultationStatus): boolean {
  return status === 'completed' || status === 'cancelled' || status === 'expired';
}

/** A consultation whose people may be in its call. */
export function isCallable(status: ConsultationStatus): boolean {
  return status === 'accepted' || status === 'in-progress';
}

/** Queue order: most urgent first, then who has waited longest. Times are epoch milliseconds. */
export function compareInQueue(
  a: { priority: ConsultationPriority; requestedAtMs: number },
  b: { priority: ConsultationPriority; requestedAtMs: number },
): number {
  const byPriority =
    consultationPriorities.indexOf(a.priority) - consultationPriorities.indexOf(b.priority);
  return byPriority || a.requestedAtMs - b.requestedAtMs;
}

/** One thing on a specialist's desk. Times are epoch milliseconds. */
export type OnDesk = {
  readonly priority: ConsultationPriority;
  /** Since when somebody is waiting at the other end, in a call or in a room. */
  readonly waitingSinceMs?: number | undefined;
  /** When what nobody sits waiting for is due. */
  readonly dueAtMs?: number | undefined;
};

/**
 * One order over all modes. Who sits waiting comes first, in the order of the queue; then what is due,
 * by when, so that what is late leads.
 */
export function compareOnDesk(a: OnDesk, b: OnDesk): number {
  const isLater = ({ waitingSinceMs }: OnDesk) => Number(waitingSinceMs === undefined);
  const byWaiting = isLater(a) - isLater(b);
  if (byWaiting !== 0) return byWaiting;
  const byDue = isLater(a) * ((a.dueAtMs ?? 0) - (b.dueAtMs ?? 0));
  return byDue || compareInQueue(placeInQueue(a), placeInQueue(b));
}

const placeInQueue = ({ priority, waitingSinceMs = 0 }: OnDesk) => ({
  priority,
  requestedAtMs: waitingSinceMs,
});
