/** What the transports need besides the use cases: who asks, and how a refusal looks. */
export { AppError } from '../ports/app-error.ts';
export type { Guest, Person } from '../ports/person.ts';
export { identifyGuest } from './invitations/identify-guest.ts';
export { identify, readSessionEnd } from './account/identify.ts';
export type { Ports } from './shared/ports.ts';
export type { GuestSpeaker, Speaker } from './shared/speaker.ts';
