import type { Session } from '@qarib/contracts';
import type { PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { changeRecords } from '../shared/use-case.ts';
import type { Ports } from '../shared/ports.ts';
import { presentSession } from './present-session.ts';

export type SignedIn = { readonly token: string; readonly session: Session };

/**
 * A new session with a new token. The one the browser came with ends, so that a token planted before
 * the sign-in is worth nothing after it.
 */
export async function openSession(
  ports: Ports,
  practitioner: PractitionerRecord,
  formerToken: string | undefined,
): Promise<SignedIn> {
  const token = ports.tokens.create();
  const agent = { action: 'sign-in', agentId: practitioner.id };
  let formerId: string | undefined;
  const session = await changeRecords(ports, agent, async ({ records, now, newId }) => {
    formerId = await endFormer(ports, formerToken, records);
    const id = newId();
    await records.sessions.add({
      id,
      tokenHash: ports.tokens.hash(token),
      practitionerId: practitioner.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + ports.settings.sessionIdleMs),
    });
    const reply = await presentSession(ports, records, practitioner, id);
    return { reply, concern: { entityType: 'Session', entityId: id } };
  });
  if (formerId !== undefined) ports.notifier.disconnectSession(formerId);
  return { token, session };
}

async function endFormer(
  ports: Ports,
  formerToken: string | undefined,
  records: Records,
): Promise<string | undefined> {
  if (formerToken === undefined) return undefined;
  const former = await records.sessions.findByTokenHash(ports.tokens.hash(formerToken));
  if (former) await records.sessions.remove(former.id);
  return former?.id;
}
