import type { Actor } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';

/** The signed-in person a request or a connection acts for. */
export type Person = {
  readonly actor: Actor;
  readonly name: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly language: Language;
  readonly isOnCall: boolean;
};
