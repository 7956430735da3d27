import type { Session } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { presentSession } from './present-session.ts';

/** Who is signed in. Not a record of anybody's health, so not audited. */
export async function readSession(ports: Ports, person: Person): Promise<Session> {
  return ports.store.read(async (records) => {
    const practitioner = await records.practitioners.find(person.actor.practitionerId);
    if (!practitioner) throw new Error('a session without a practitioner');
    return presentSession(ports, records, practitioner, person.sessionId);
  });
}
