import type { Session } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import { readSession } from '../account/read-session.ts';
import type { Ports } from '../shared/ports.ts';
import { changes } from '../shared/use-case.ts';

type Input = { readonly practitionerId: string; readonly isOnCall: boolean };

const changeOnCall = changes({
  action: 'set-on-call',
  concerns: ({ practitionerId }: Input) => ({
    entityType: 'Practitioner',
    entityId: practitionerId,
  }),
  async run({ records, person }, { practitionerId, isOnCall }) {
    if (person.actor.role !== 'specialist') throw new AppError('NOT_FOUND');
    await records.practitioners.update(practitionerId, { isOnCall });
  },
});

/** A specialist goes on or off call: requests ring, or no longer ring, wherever they are signed in. */
export async function setOnCall(
  ports: Ports,
  person: Person,
  { isOnCall }: { readonly isOnCall: boolean },
): Promise<Session> {
  const { practitionerId, specialties } = person.actor;
  await changeOnCall(ports, person, { practitionerId, isOnCall });
  ports.notifier.moveOnCall(practitionerId, specialties, isOnCall);
  return readSession(ports, person);
}
