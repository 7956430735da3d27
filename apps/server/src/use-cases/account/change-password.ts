import { AppError } from '../../ports/app-error.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, changeRecords } from '../shared/use-case.ts';
import { beginAttempt } from './begin-attempt.ts';

type Input = {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
};

/**
 * Whoever sits at a browser that was left signed in does not know the password: it is asked for, and
 * guessed at no more often than at the sign-in. Every other session of the account ends, so that a
 * password somebody else learned is worth nothing from then on.
 */
export async function changePassword(
  ports: Ports,
  { actor: { practitionerId }, sessionId }: Person,
  { currentPassword, newPassword, address }: Input,
): Promise<Record<string, never>> {
  const agent = { action: 'change-password', agentId: practitionerId };
  const concern = { entityType: 'Practitioner', entityId: practitionerId } as const;
  const self = await ports.store.read(({ practitioners }) => practitioners.find(practitionerId));
  if (!self) throw new Error('a session without a practitioner');
  const ended = await auditRefusal(ports, agent, concern, async () => {
    await beginAttempt(ports, self.email, address);
    const isRight = await ports.hasher.verify(self.passwordHash, currentPassword);
    if (!isRight) throw new AppError('PASSWORD_WRONG');
    await ports.attempts.succeeded(self.email, address);
    const passwordHash = await ports.hasher.hash(newPassword);
    return changeRecords(ports, agent, async ({ records }) => {
      await records.practitioners.update(practitionerId, { passwordHash });
      return { reply: await records.sessions.removeOthers(practitionerId, sessionId), concern };
    });
  });
  for (const id of ended) ports.notifier.disconnectSession(id);
  return {};
}
