import type { Actor } from '../access/access.ts';

/** FHIR R4 AppointmentStatus, as far as Qarib uses it. */
export const appointmentStatuses = [
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export const appointmentEvents = ['reschedule', 'arrive', 'fulfil', 'cancel', 'miss'] as const;
export type AppointmentEvent = (typeof appointmentEvents)[number];

type Transition = {
  readonly from: readonly AppointmentStatus[];
  readonly to: AppointmentStatus;
};

const transitions: Record<AppointmentEvent, Transition> = {
  reschedule: { from: ['booked'], to: 'booked' },
  arrive: { from: ['booked'], to: 'arrived' },
  fulfil: { from: ['arrived'], to: 'fulfilled' },
  cancel: { from: ['booked', 'arrived'], to: 'cancelled' },
  // Who comes after all, later that day, is given another time.
  miss: { from: ['booked'], to: 'noshow' },
};

/** The next status, or `undefined` when the event cannot happen now. */
export function nextAppointmentStatus(
  status: AppointmentStatus,
  event: AppointmentEvent,
): AppointmentStatus | undefined {
  return transitions[event].from.includes(status) ? transitions[event].to : undefined;
}

/** Before the hour has come, nobody can say that the patient stayed away. */
export function canHaveBeenMissed(
  { status, startsAt }: { readonly status: AppointmentStatus; readonly startsAt: Date },
  now: Date,
): boolean {
  return nextAppointmentStatus(status, 'miss') !== undefined && now >= startsAt;
}

/** An appointment that takes up the time of its specialist and its patient. */
export function holdsTime(status: AppointmentStatus): boolean {
  return status === 'booked' || status === 'arrived' || status === 'fulfilled';
}

/** A wish to see the patient again: `due` until a time is found for it. */
export const followUpStatuses = ['due', 'booked', 'done', 'cancelled'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** What of an appointment or a follow-up decides who may see it. */
type Facts = { readonly facilityId: string; readonly practitionerId: string };

/** The site's nurses and the specialist: both read, book, move and call off. */
export function canUseAppointment(actor: Actor, { facilityId, practitionerId }: Facts): boolean {
  return (
    (actor.role === 'nurse' && actor.facilityId === facilityId) ||
    (actor.role === 'specialist' && actor.practitionerId === practitionerId)
  );
}
