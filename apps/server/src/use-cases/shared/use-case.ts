import { AppError } from '../../ports/app-error.ts';
import type { FactName, FactPayload } from '@qarib/contracts';
import type { Audience } from '../../ports/notifier.ts';
import type { Person } from '../../ports/person.ts';
import type { AuditRecord } from '../../ports/audit.ts';
import type { Records } from '../../ports/store.ts';
import type { Ports, Settings } from './ports.ts';

/** What an audit event is about. */
export type Concern = {
  readonly entityType:
    | 'Appointment'
    | 'AuditEvent'
    | 'Availability'
    | 'CallQuality'
    | 'Complaint'
    | 'Consultation'
    | 'ConsultationNote'
    | 'Feedback'
    | 'FollowUp'
    | 'Invitation'
    | 'OnCallShift'
    | 'Patient'
    | 'Practitioner'
    | 'Recording'
    | 'Referral'
    | 'Reminder'
    | 'Session'
    | 'Statistics';
  readonly entityId?: string | undefined;
};

type Agent = { readonly action: string; readonly agentId?: string | undefined };

/** What a use case that reads is given. */
export type Reading = {
  readonly records: Records;
  readonly person: Person;
  readonly now: Date;
  readonly ports: Ports;
};

/** What a use case that changes records is given. It may run more than once: see `Store.transaction`. */
export type Change = {
  readonly records: Records;
  readonly now: Date;
  readonly newId: () => string;
  /** Told once the change is durable, and not if it is undone. */
  readonly tell: <Name extends FactName>(
    audiences: readonly Audience[],
    fact: Name,
    payload: FactPayload<Name>,
  ) => void;
};
export type PersonalChange = Change & {
  readonly person: Person;
  readonly settings: Settings;
};

export type UseCase<Input, Reply> = (ports: Ports, person: Person, input: Input) => Promise<Reply>;

/** A use case that shows records: who was shown what is kept, and so is who was refused. */
export function reads<Input, Reply>(definition: {
  readonly action: string;
  readonly concerns: (input: Input) => Concern;
  readonly run: (reading: Reading, input: Input) => Promise<Reply>;
}): UseCase<Input, Reply> {
  const { action, concerns, run } = definition;
  return (ports, person, input) => {
    const agent = { action, agentId: person.actor.practitionerId };
    return auditRefusal(ports, agent, concerns(input), () =>
      ports.store.read(async (records) => {
        const now = ports.clock.now();
        const reply = await run({ records, person, now, ports }, input);
        await records.audit.add(successOf(ports, agent, concerns(input)));
        return reply;
      }),
    );
  };
}

/** A use case that changes records: the change and its audit event are one transaction. */
export function changes<Input, Reply>(definition: {
  readonly action: string;
  readonly concerns: (input: Input) => Concern;
  /** What was made, where that is another record than the one the input names. */
  readonly makes?: (reply: Reply) => Concern;
  readonly run: (change: PersonalChange, input: Input) => Promise<Reply>;
}): UseCase<Input, Reply> {
  const { action, concerns, makes, run } = definition;
  return (ports, person, input) => {
    const agent = { action, agentId: person.actor.practitionerId };
    return auditRefusal(ports, agent, concerns(input), () =>
      changeRecords(ports, agent, async (change) => {
        const reply = await run({ ...change, person, settings: ports.settings }, input);
        return { reply, concern: makes?.(reply) ?? concerns(input) };
      }),
    );
  };
}

/** One transaction with its audit event, then the facts about it. Also for what no person asked for. */
export async function changeRecords<Reply>(
  ports: Ports,
  agent: Agent,
  work: (change: Change) => Promise<{ reply: Reply; concern: Concern }>,
): Promise<Reply> {
  const { reply, facts } = await ports.store.transaction(async (records) => {
    const facts: (() => void)[] = [];
    const change: Change = {
      records,
      now: ports.clock.now(),
      newId: () => ports.ids.next(),
      tell: (audiences, fact, payload) =>
        facts.push(() => ports.notifier.tell(audiences, fact, payload)),
    };
    const { reply, concern } = await work(change);
    await records.audit.add(successOf(ports, agent, concern));
    return { reply, facts };
  });
  for (const tell of facts) tell();
  return reply;
}

/** Runs the work; a refusal is kept too, outside the transaction it undid. */
export async function auditRefusal<Reply>(
  ports: Ports,
  agent: Agent,
  concern: Concern,
  work: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.status < 500) {
      const event = { ...successOf(ports, agent, concern), outcome: 'refused' as const };
      await ports.store
        .transaction((records) => records.audit.add({ ...event, errorCode: error.code }))
        // The refusal stands, whether it could be written down or not.
        .catch((failure: unknown) => ports.log.error('audit-failed', failure));
    }
    throw error;
  }
}

export function successOf(ports: Ports, agent: Agent, concern: Concern): AuditRecord {
  const { action, agentId } = agent;
  const recordedAt = ports.clock.now();
  return { id: ports.ids.next(), recordedAt, agentId, action, ...concern, outcome: 'success' };
}
