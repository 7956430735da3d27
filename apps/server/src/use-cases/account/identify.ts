import type { Actor } from '@qarib/clinical';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { PractitionerRecord, SessionRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports } from '../shared/ports.ts';

/** The expiry moves on at most this often, so that reading does not mean writing each time. */
const extensionStepMs = 60_000;

/** Whom a session token speaks for. */
export async function identify(ports: Ports, token: string | undefined): Promise<Person> {
  if (token === undefined) throw new AppError('NOT_SIGNED_IN');
  return ports.store.read(async (records) => {
    const session = await records.sessions.findByTokenHash(ports.tokens.hash(token));
    if (!session) throw new AppError('NOT_SIGNED_IN');
    if (session.expiresAt <= ports.clock.now()) throw new AppError('SESSION_EXPIRED');
    const practitioner = await records.practitioners.find(session.practitionerId);
    if (!practitioner || !hasAccount(ports, practitioner)) throw new AppError('NOT_SIGNED_IN');
    const expiresAt = await extend(ports, records, session);
    return personOf(records, practitioner, { ...session, expiresAt });
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

export async function personOf(
  records: Records,
  practitioner: PractitionerRecord,
  session: Pick<SessionRecord, 'id' | 'expiresAt'>,
): Promise<Person> {
  const { name, language } = practitioner;
  const actor = await actorOf(records, practitioner);
  return { actor, name, language, sessionId: session.id, expiresAt: session.expiresAt };
}

async function actorOf(records: Records, practitioner: PractitionerRecord): Promise<Actor> {
  const { id: practitionerId, role, specialties, facilityId } = practitioner;
  const facility = await records.facilities.find(facilityId);
  if (!facility) throw new Error('a practitioner without a facility');
  return { practitionerId, role, specialties, facilityId, regionId: facility.regionId };
}
