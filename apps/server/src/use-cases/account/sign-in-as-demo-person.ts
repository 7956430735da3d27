import { AppError } from '../../ports/app-error.ts';
import { openSession, type SignedIn } from './open-session.ts';
import type { Ports } from '../shared/ports.ts';

type Input = { readonly practitionerId: string; readonly formerToken?: string | undefined };

/** One tap on the sign-in page; outside the demo there is no such thing. */
export async function signInAsDemoPerson(ports: Ports, input: Input): Promise<SignedIn> {
  if (!ports.settings.isDemo) throw new AppError('NOT_FOUND');
  const practitioner = await ports.store.read(({ practitioners }) =>
    practitioners.find(input.practitionerId),
  );
  if (!practitioner?.isDemo) throw new AppError('NOT_FOUND');
  return openSession(ports, practitioner, input.formerToken);
}
