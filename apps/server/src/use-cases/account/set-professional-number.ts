import { canSetProfessionalNumber } from '@qarib/clinical';
import type { Session } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import { requireAccess } from '../shared/require-access.ts';
import type { Ports } from '../shared/ports.ts';
import { changes } from '../shared/use-case.ts';
import { readSession } from './read-session.ts';

type Input = { readonly professionalNumber: string };

const set = changes({
  action: 'set-professional-number',
  concerns: (_input: Input) => ({ entityType: 'Practitioner' }),
  async run({ records, person }, { professionalNumber }) {
    const { practitionerId } = person.actor;
    const self = await records.practitioners.find(practitionerId);
    const known = self?.professionalNumber;
    requireAccess(self, () => canSetProfessionalNumber(person.actor, known, professionalNumber));
    if (known === professionalNumber) return;
    await records.practitioners.holdProfessionalNumber(professionalNumber);
    const others = await records.practitioners.findByProfessionalNumber(professionalNumber);
    if (others.length > 0) throw new AppError('PROFESSIONAL_NUMBER_TAKEN');
    await records.practitioners.update(practitionerId, { professionalNumber });
  },
});

/**
 * A physician who has none yet says it once, and signs with it from then on; saying it twice is the same.
 * It says who signed: no two physicians have one.
 */
export async function setProfessionalNumber(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<Session> {
  await set(ports, person, input);
  return readSession(ports, person);
}
