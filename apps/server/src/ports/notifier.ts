import type { FactName, FactPayload } from '@qarib/contracts';
import type { Specialty } from '@qarib/clinical';
import type { Person } from './person.ts';

/** Whom a fact is told. */
export type Audience =
  | { readonly kind: 'everyone' }
  /** The specialists of a specialty at a hospital, on call or not. */
  | { readonly kind: 'desk'; readonly hospitalId: string; readonly specialty: Specialty }
  | { readonly kind: 'facility'; readonly facilityId: string }
  | { readonly kind: 'practitioner'; readonly practitionerId: string }
  /** The coordinators of a region. */
  | { readonly kind: 'region'; readonly regionId: string }
  /** One browser connection. */
  | { readonly kind: 'connection'; readonly connectionId: string };

export type Notifier = {
  /** Tells each connection of the audiences once, however many of them it belongs to. */
  tell<Name extends FactName>(
    audiences: readonly Audience[],
    fact: Name,
    payload: FactPayload<Name>,
  ): void;
  /** Gives a new connection the audiences of its person. */
  welcome(connectionId: string, person: Person): void;
  /** Gives a guest's connection what concerns everybody, and nothing else. */
  welcomeGuest(connectionId: string, invitationId: string): void;
  /** Ends every connection of a guest. */
  disconnectGuest(invitationId: string): void;
  /** Ends every connection of a session that was signed out. */
  disconnectSession(sessionId: string): void;
};
