import type { CallStateName } from './call-snapshot.ts';

/**
 * preparing ──▶ lobby ──▶ joining ──▶ in-call ◀──▶ reconnecting
 *
 * From every state but `ended` a call can be left, and from every state it can end (the consultation
 * did, or the same person joined elsewhere). `failed` is for what trying again by itself cannot mend.
 * `left` and `failed` go back to `preparing` when the person wants to.
 */
const transitions: Record<CallStateName, readonly CallStateName[]> = {
  preparing: ['lobby', 'joining', 'left', 'ended', 'failed'],
  // The room behind a lobby can go away, too: a new one is prepared.
  lobby: ['preparing', 'joining', 'left', 'ended', 'failed'],
  joining: ['in-call', 'reconnecting', 'left', 'ended', 'failed'],
  'in-call': ['reconnecting', 'left', 'ended', 'failed'],
  reconnecting: ['in-call', 'left', 'ended', 'failed'],
  left: ['preparing'],
  ended: [],
  failed: ['preparing', 'left'],
};

export function canMove(from: CallStateName, to: CallStateName): boolean {
  return transitions[from].includes(to);
}

/** States in which nothing goes on any more until someone asks. */
export function isAtRest(state: CallStateName): boolean {
  return state === 'left' || state === 'ended' || state === 'failed';
}
