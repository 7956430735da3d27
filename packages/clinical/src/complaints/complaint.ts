import type { Actor } from '../access/access.ts';
import { countryId } from '../statistics/settlement.ts';

export const complaintChannels = ['phone', 'web', 'letter'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/** What it is about, as whoever complains would say it. */
export const complaintSubjects = [
  'nobody-answered',
  'waiting',
  'conduct',
  'care',
  'equipment',
  'privacy',
  'other',
] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

export const complaintStates = ['received', 'assigned', 'answered', 'closed'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/**
 * `dismiss` closes what is not answered: taken back, filed twice, or not about telemedicine. `reopen`
 * is for whoever is not content with the answer.
 */
export const complaintEvents = ['assign', 'answer', 'close', 'dismiss', 'reopen'] as const;
export type ComplaintEvent = (typeof complaintEvents)[number];

export const dismissalReasons = ['withdrawn', 'duplicate', 'not-ours'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

type Transition = { readonly from: readonly ComplaintState[]; readonly to: ComplaintState };

const transitions: Readonly<Record<ComplaintEvent, Transition>> = {
  assign: { from: ['received', 'assigned'], to: 'assigned' },
  // Nobody answers before somebody has it in hand.
  answer: { from: ['assigned'], to: 'answered' },
  close: { from: ['answered'], to: 'closed' },
  dismiss: { from: ['received', 'assigned'], to: 'closed' },
  reopen: { from: ['answered', 'closed'], to: 'assigned' },
};

export function complaintStateAfter(
  state: ComplaintState,
  event: ComplaintEvent,
): ComplaintState | undefined {
  return transitions[event].from.includes(state) ? transitions[event].to : undefined;
}

/** What can be done now. */
export function complaintEventsFor(state: ComplaintState): readonly ComplaintEvent[] {
  return complaintEvents.filter((event) => complaintStateAfter(state, event) !== undefined);
}

/** Whether somebody still waits for an answer. */
export function isComplaintOpen(state: ComplaintState): boolean {
  return state === 'received' || state === 'assigned';
}
export const openComplaintStates: readonly ComplaintState[] =
  complaintStates.filter(isComplaintOpen);

/** Which complaints a person works on: of one region, or of all; `undefined` is none. */
export function complaintScope(
  actor: Actor,
): { readonly regionId?: string | undefined } | undefined {
  if (actor.role === 'admin') return {};
  if (actor.role !== 'coordinator') return undefined;
  return actor.regionId === countryId ? {} : { regionId: actor.regionId };
}

/** Coordinators their region's, the ministry and the administrator all; those who treat patients none. */
export function canUseComplaint(actor: Actor, complaint: { readonly regionId: string }): boolean {
  const scope = complaintScope(actor);
  return scope !== undefined && (scope.regionId ?? complaint.regionId) === complaint.regionId;
}
