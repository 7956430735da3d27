import type { CallSnapshot } from '@qarib/call-client';

/**
 * Whether a call's link carries words one understands. While it does not, writing is offered; it is
 * there always, for whoever does not want to wait. A call that mends itself says so, and no more.
 */
export function linkCarriesVoice({ state, quality, isIntelligible }: CallSnapshot): boolean {
  if (state !== 'in-call') return true;
  return isIntelligible && quality.up !== 'lost' && quality.down !== 'lost';
}
