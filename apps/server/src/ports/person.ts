import type { Actor, GuestKind } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';

/** The signed-in person a request or a connection acts for. */
export type Person = {
  readonly actor: Actor;
  readonly name: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly language: Language;
};

/** An outside person in one call. No `Actor`: there is no record that could be opened to one. */
export type Guest = {
  readonly invitationId: string;
  readonly consultationId: string;
  readonly name: string;
  readonly guestKind: GuestKind;
  readonly expiresAt: Date;
};
