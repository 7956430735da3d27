import { canReadAudit } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import { reads } from '../shared/use-case.ts';

const listLength = 200;

/** Who did what, newest first. */
export const readAudit = reads({
  action: 'read-audit',
  concerns: (_input: object) => ({ entityType: 'AuditEvent' }),
  async run({ records, person }): Promise<EndpointReply<'readAudit'>> {
    if (!canReadAudit(person.actor)) throw new AppError('NOT_FOUND');
    const events = await records.audit.latest(listLength);
    const agentIds = [
      ...new Set(events.map(({ agentId }) => agentId).filter((id) => id !== undefined)),
    ];
    const agents = await records.practitioners.findMany(agentIds);
    const guests = await records.invitations.findMany(agentIds);
    const names = new Map<string, string | undefined>([
      ...agents.map(({ id, name }) => [id, name] as const),
      ...guests.map(({ id, guestName }) => [id, guestName] as const),
    ]);
    const entries = events.map(({ recordedAt, ...event }) => ({
      ...event,
      recordedAt: recordedAt.toISOString(),
      agentName: event.agentId === undefined ? undefined : names.get(event.agentId),
    }));
    return { entries };
  },
});
