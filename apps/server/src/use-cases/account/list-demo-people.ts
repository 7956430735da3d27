import { roles } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';
import { presentPractitioner } from './present-session.ts';

type People = EndpointReply<'listDemoPeople'>;

/** The people the sign-in page offers, by role. */
export async function listDemoPeople(ports: Ports): Promise<People> {
  if (!ports.settings.isDemo) throw new AppError('NOT_FOUND');
  return ports.store.read(async (records) => {
    const practitioners = await records.practitioners.listDemo();
    const people: People['people'] = [];
    for (const practitioner of practitioners) {
      const person = await presentPractitioner(records, practitioner);
      people.push({ ...person, email: practitioner.email });
    }
    people.sort(
      (a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.id.localeCompare(b.id),
    );
    return { people };
  });
}
