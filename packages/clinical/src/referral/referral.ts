import type { Actor } from '../access/access.ts';

/** Where a patient is who was referred or transferred: tracked until arrived. */
export const referralStates = [
  'requested',
  'accepted',
  'departed',
  'arrived',
  'cancelled',
] as const;
export type ReferralState = (typeof referralStates)[number];

export const referralEvents = ['accept', 'depart', 'arrive', 'cancel'] as const;
export type ReferralEvent = (typeof referralEvents)[number];

type Transition = { readonly from: readonly ReferralState[]; readonly to: ReferralState };

const transitions: Readonly<Record<ReferralEvent, Transition>> = {
  accept: { from: ['requested'], to: 'accepted' },
  // An ambulance does not wait for a hospital's word.
  depart: { from: ['requested', 'accepted'], to: 'departed' },
  // Whoever goes on their own is seen to arrive, not to leave.
  arrive: { from: ['requested', 'accepted', 'departed'], to: 'arrived' },
  cancel: { from: ['requested', 'accepted', 'departed'], to: 'cancelled' },
};

export function referralStateAfter(
  state: ReferralState,
  event: ReferralEvent,
): ReferralState | undefined {
  return transitions[event].from.includes(state) ? transitions[event].to : undefined;
}

/** The state an event leads to. */
export function referralStateOf(event: ReferralEvent): ReferralState {
  return transitions[event].to;
}

export function isReferralOpen(state: ReferralState): boolean {
  return state !== 'arrived' && state !== 'cancelled';
}

export const openReferralStates: readonly ReferralState[] = referralStates.filter(isReferralOpen);

export type ReferralFacts = {
  readonly facilityId: string;
  readonly practitionerId: string;
  readonly acceptingFacilityId?: string | undefined;
};

const isAtSite = (actor: Actor, { facilityId }: ReferralFacts) =>
  actor.role === 'nurse' && actor.facilityId === facilityId;
const isPhysicianOf = (actor: Actor, { practitionerId }: ReferralFacts) =>
  actor.role === 'specialist' && actor.practitionerId === practitionerId;
const isAccepting = (actor: Actor, { acceptingFacilityId }: ReferralFacts) =>
  actor.role === 'specialist' && actor.facilityId === acceptingFacilityId;

/** The site that sends, the physician who asked, and the specialists of the hospital that is to receive. */
export function canReadReferral(actor: Actor, referral: ReferralFacts): boolean {
  return (
    isAtSite(actor, referral) || isPhysicianOf(actor, referral) || isAccepting(actor, referral)
  );
}

/**
 * The hospital accepts, or the physician who telephoned with it; the site sees the patient leave; any
 * of them learns of the arrival. Nobody but those who sent the patient calls it off.
 */
const mayTell: Readonly<
  Record<ReferralEvent, readonly ((actor: Actor, referral: ReferralFacts) => boolean)[]>
> = {
  accept: [isPhysicianOf, isAccepting],
  depart: [isAtSite],
  arrive: [isAtSite, isPhysicianOf, isAccepting],
  cancel: [isAtSite, isPhysicianOf],
};

export function canMoveReferral(
  actor: Actor,
  referral: ReferralFacts,
  event: ReferralEvent,
): boolean {
  return mayTell[event].some((isOne) => isOne(actor, referral));
}

/** What this person can do now. */
export function referralEventsFor(
  actor: Actor,
  referral: ReferralFacts & { readonly state: ReferralState },
): readonly ReferralEvent[] {
  return referralEvents.filter(
    (event) =>
      referralStateAfter(referral.state, event) !== undefined &&
      canMoveReferral(actor, referral, event),
  );
}
