import { createHmac } from 'node:crypto';
import type { Relay } from '../../ports/relay.ts';

/**
 * From an allocation on it goes on without them; a new path asks with new ones. So this is only how
 * long a lobby may wait, and for how long a stolen one is of use.
 */
export const credentialLifetimeMs = 60 * 60 * 1000;

type Turn = { readonly urls: readonly string[]; readonly secret: string };

/** Credentials as draft-uberti-behave-turn-rest-00 has them: what coturn calls `use-auth-secret`. */
export function createTurnRelay(turn: Turn | undefined): Relay {
  if (!turn) return { iceServersFor: () => [] };
  return {
    iceServersFor: (peerId, now, until) => {
      const usual = now.getTime() + credentialLifetimeMs;
      const end = Math.floor(Math.min(usual, until?.getTime() ?? usual) / 1000);
      const username = `${end}:${peerId}`;
      const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
      return [{ urls: [...turn.urls], username, credential }];
    },
  };
}
