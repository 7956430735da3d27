import type { Clock } from './clock.ts';
import type { Signalling } from './signalling.ts';

/** Longer than a round trip through the full queues of the slowest link. */
const urgentMs = 3_000;

/**
 * For an answer that mending waits for. A socket that a cut left behind calls itself connected for half a minute: one that
 * does not answer is replaced, and with it goes the question. Rejects like `Signalling.request`.
 */
export async function orRedial<Reply>(
  signalling: Signalling,
  clock: Clock,
  asking: Promise<Reply>,
): Promise<Reply> {
  const cancel = clock.after(urgentMs, () => {
    if (signalling.isConnected) signalling.redial();
  });
  return asking.finally(cancel);
}
