import type { Practitioner, Session } from '@qarib/contracts';
import type { PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';
import { readDuty } from '../on-call/duty.ts';
import type { Ports } from '../shared/ports.ts';

export async function presentPractitioner(
  records: Records,
  { id, name, role, specialties, facilityId, professionalNumber }: PractitionerRecord,
): Promise<Practitioner> {
  const facility = await records.facilities.find(facilityId);
  if (!facility) throw new Error('a practitioner without a facility');
  return { id, name, role, specialties: [...specialties], facility, professionalNumber };
}

/** What a browser may know of its own session. */
export async function presentSession(
  ports: Ports,
  records: Records,
  practitioner: PractitionerRecord,
  sessionId: string,
): Promise<Session> {
  const duty = await readDuty(records, practitioner, ports.clock.now());
  return {
    practitioner: await presentPractitioner(records, practitioner),
    language: practitioner.language,
    csrfToken: ports.tokens.csrfToken(sessionId),
    isDemo: ports.settings.isDemo,
    isOnCall: duty.isOnCall,
    shiftUntil: duty.shiftUntil?.toISOString(),
    onCallChangesAt: duty.changesAt?.toISOString(),
  };
}
