import { pressed } from '@qarib/clinical';
import type { Session } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import { readSession } from '../account/read-session.ts';
import type { Ports } from '../shared/ports.ts';
import { changes } from '../shared/use-case.ts';
import { readDuty } from './duty.ts';
import { tellRotaChanged } from './present-shift.ts';

type Input = { readonly isOnCall: boolean };
type Own = Input & { readonly practitionerId: string };

const pressButton = changes({
  action: 'set-on-call',
  concerns: ({ practitionerId }: Own) => ({
    entityType: 'Practitioner',
    entityId: practitionerId,
  }),
  async run(change, { practitionerId: id, isOnCall }) {
    const { records, person, now } = change;
    const { role, facilityId, specialties } = person.actor;
    const practitioner = await records.practitioners.find(id);
    if (role !== 'specialist' || !practitioner) throw new AppError('NOT_FOUND');
    const duty = await readDuty(records, practitioner, now);
    const button = pressed(isOnCall, duty, practitioner);
    await records.practitioners.update(id, {
      isOnCall: button.isOnCall,
      offCallUntil: button.offCallUntil,
    });
    for (const specialty of specialties)
      tellRotaChanged(change, { hospitalId: facilityId, specialty });
  },
});

/** A specialist goes on or off call for now, whatever the rota says. */
export async function setOnCall(ports: Ports, person: Person, input: Input): Promise<Session> {
  const { practitionerId } = person.actor;
  await pressButton(ports, person, { ...input, practitionerId });
  return readSession(ports, person);
}
