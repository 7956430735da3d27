import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { changes } from '../shared/use-case.ts';

const endSession = changes({
  action: 'sign-out',
  concerns: ({ sessionId }: { sessionId: string }) => ({
    entityType: 'Session',
    entityId: sessionId,
  }),
  async run({ records }, { sessionId }) {
    await records.sessions.remove(sessionId);
    return {};
  },
});

/** The session is over here and now, its open connections included. */
export async function signOut(ports: Ports, person: Person): Promise<Record<string, never>> {
  await endSession(ports, person, { sessionId: person.sessionId });
  ports.notifier.disconnectSession(person.sessionId);
  return {};
}
