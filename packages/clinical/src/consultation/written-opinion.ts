import {
  isCallable,
  type ConsultationMode,
  type ConsultationPriority,
  type ConsultationStatus,
} from './consultation.ts';

type Held = { readonly mode: ConsultationMode; readonly status: ConsultationStatus };

/**
 * A link that carries no voice must not cost the visit: what a physician has taken on can go on as a
 * written opinion until it is over. The status does not move, only the way it is held.
 */
export function canGoOnInWriting({ mode, status }: Held): boolean {
  return mode !== 'asynchronous' && isCallable(status);
}

/** A written opinion is delivered by signing it: no call is left to hang up on. */
export function endsWithSignature({ mode, status }: Held): boolean {
  return mode === 'asynchronous' && isCallable(status);
}

/**
 * Minutes within which the opinion is due: what the nurse was promised when she chose the priority.
 * A life in danger waits no longer than writing a few lines takes, "within the hour" is an hour,
 * "today" a working day, and whoever can wait has the answer within three days.
 */
const dueWithinMinutes: Readonly<Record<ConsultationPriority, number>> = {
  stat: 15,
  asap: 60,
  urgent: 8 * 60,
  routine: 3 * 24 * 60,
};

/** When a written opinion is due that was asked for at an instant. */
export function opinionDueAt(priority: ConsultationPriority, askedAt: Date): Date {
  return new Date(askedAt.getTime() + dueWithinMinutes[priority] * 60_000);
}
