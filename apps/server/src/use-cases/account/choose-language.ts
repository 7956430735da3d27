import type { Language, Session } from '@qarib/contracts';
import type { Person } from '../../ports/person.ts';
import { readSession } from './read-session.ts';
import type { Ports } from '../shared/ports.ts';

type Input = { readonly language: Language };

/** Kept with the account; setting it twice is setting it once. */
export async function chooseLanguage(
  ports: Ports,
  person: Person,
  { language }: Input,
): Promise<Session> {
  const { practitionerId } = person.actor;
  await ports.store.transaction(({ practitioners }) =>
    practitioners.update(practitionerId, { language }),
  );
  return readSession(ports, person);
}
