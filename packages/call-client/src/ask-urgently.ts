import type { CommandName, CommandPayload, CommandReply } from '@qarib/contracts';
import { codeOf, type Signalling } from './signalling.ts';

/** Longer than a round trip through the full queues of the slowest link. */
const timeoutMs = 3_000;

/**
 * Asks what mending waits for. A socket that a cut left behind calls itself connected for half a minute: one
 * that does not answer is replaced. Rejects like `Signalling.request`.
 */
export async function askUrgently<Name extends CommandName>(
  signalling: Signalling,
  name: Name,
  payload: CommandPayload<Name>,
): Promise<CommandReply<Name>> {
  try {
    return await signalling.request(name, payload, { timeoutMs });
  } catch (error) {
    if (codeOf(error) === 'SIGNALLING_LOST' && signalling.isConnected) signalling.redial();
    throw error;
  }
}
