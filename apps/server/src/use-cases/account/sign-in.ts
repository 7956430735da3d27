import { AppError } from '../../ports/app-error.ts';
import { beginAttempt } from './begin-attempt.ts';
import { hasAccount } from './identify.ts';
import { openSession, type SignedIn } from './open-session.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal } from '../shared/use-case.ts';

type Input = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly formerToken?: string | undefined;
};

/** An unknown account and a wrong password answer alike, in words and in time. */
export async function signIn(ports: Ports, input: Input): Promise<SignedIn> {
  const email = input.email.toLowerCase();
  const known = await ports.store.read(({ practitioners }) => practitioners.findByEmail(email));
  const practitioner = known && hasAccount(ports, known) ? known : undefined;
  // After the database has answered: its absence is nobody's wrong guess.
  await beginAttempt(ports, email, input.address);
  const agent = { action: 'sign-in', agentId: practitioner?.id };
  return auditRefusal(ports, agent, { entityType: 'Session' }, async () => {
    const isRight = await ports.hasher.verify(practitioner?.passwordHash, input.password);
    if (!isRight || !practitioner) throw new AppError('CREDENTIALS_WRONG');
    await ports.attempts.succeeded(email, input.address);
    return openSession(ports, practitioner, input.formerToken);
  });
}
