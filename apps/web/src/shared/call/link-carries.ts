import type { CallSnapshot } from '@qarib/call-client';

/**
 * Whether a call's link still carries a voice. While it does not, writing is offered; it is there
 * always, for whoever does not want to wait.
 */
export function linkCarriesVoice({ state, quality }: CallSnapshot): boolean {
  return state === 'in-call' && quality.up !== 'lost' && quality.down !== 'lost';
}
