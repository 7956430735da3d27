import { AppError } from '../ports/app-error.ts';
import { openSession, type SignedIn } from './shared/open-session.ts';
import type { Ports } from './shared/ports.ts';
import { auditRefusal } from './shared/use-case.ts';

type Input = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly formerToken?: string | undefined;
};

/** An unknown account and a wrong password answer alike, in words and in time. */
export async function signIn(ports: Ports, input: Input): Promise<SignedIn> {
  const email = input.email.toLowerCase();
  await requirePatience(ports, email, input.address);
  const practitioner = await ports.store.read(({ practitioners }) =>
    practitioners.findByEmail(email),
  );
  const agent = { action: 'sign-in', agentId: practitioner?.id };
  return auditRefusal(ports, agent, { entityType: 'Session' }, async () => {
    const isRight = await ports.hasher.verify(practitioner?.passwordHash, input.password);
    if (!isRight || !practitioner) {
      await ports.attempts.failed(email, input.address);
      throw new AppError('CREDENTIALS_WRONG');
    }
    await ports.attempts.succeeded(email, input.address);
    return openSession(ports, practitioner, input.formerToken);
  });
}

async function requirePatience(ports: Ports, email: string, address: string): Promise<void> {
  const seconds = await ports.attempts.waitSeconds(email, address);
  if (seconds > 0) {
    throw new AppError('RATE_LIMITED', { details: { retryAfterSeconds: String(seconds) } });
  }
}
