import type { Actor } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { FacilityRecord, PractitionerRecord, SessionRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';

/** The expiry moves on at most this often, so that reading does not mean writing each time. */
const extensionStepMs = 5 * 60_000;

/** Whom a session token speaks for. */
export async function identify(ports: Ports, token: string | undefined): Promise<Person> {
  if (token === undefined) throw new AppError('NOT_SIGNED_IN');
  return ports.store.read(async (records) => {
    const known = await records.sessions.findOwner(ports.tokens.hash(token));
    if (!known) throw new AppError('NOT_SIGNED_IN');
    const { session, practitioner, facility } = known;
    if (session.expiresAt <= ports.clock.now()) throw new AppError('SESSION_EXPIRED');
    if (!practitioner || !hasAccount(ports, practitioner)) throw new AppError('NOT_SIGNED_IN');
    if (!facility) throw new Error('a practitioner without a facility');
    const expiresAt = await extend(ports, records, session);
    const { name, language } = practitioner;
    const actor = actorOf(practitioner, facility);
    return { actor, name, language, sessionId: session.id, expiresAt };
  });
}

/** When a session ends if nobody uses it again; asking is not using. Undefined once it has ended. */
export async function readSessionEnd(
  ports: Ports,
  token: string | undefined,
): Promise<Date | undefined> {
  if (token === undefined) return undefined;
  return ports.store.read(async (records) => {
    const session = await records.sessions.findByTokenHash(ports.tokens.hash(token));
    return session && session.expiresAt > ports.clock.now() ? session.expiresAt : undefined;
  });
}

/** The demo's people stay in its data, with a password that was printed: after it they are nobody. */
export const hasAccount = ({ settings }: Ports, { isDemo }: PractitionerRecord) =>
  settings.isDemo || !isDemo;

async function extend(ports: Ports, records: Records, session: SessionRecord): Promise<Date> {
  const expiresAt = new Date(ports.clock.now().getTime() + ports.settings.sessionIdleMs);
  if (expiresAt.getTime() - session.expiresAt.getTime() < extensionStepMs) return session.expiresAt;
  await records.sessions.extend(session.id, expiresAt);
  return expiresAt;
}

function actorOf(practitioner: PractitionerRecord, { regionId }: FacilityRecord): Actor {
  const { id: practitionerId, role, specialties, facilityId } = practitioner;
  return { practitionerId, role, specialties, facilityId, regionId };
}
