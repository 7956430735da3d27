import { canUseComplaint, moroccanDay, type ComplaintChannel } from '@qarib/clinical';
import type { EndpointReply } from '@qarib/contracts';
import { AppError, inputInvalid } from '../../ports/app-error.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { Person } from '../../ports/person.ts';
import type { Ports } from '../shared/ports.ts';
import { requireAccess } from '../shared/require-access.ts';
import { changes, type PersonalChange } from '../shared/use-case.ts';
import { hashOfSecret, newSecret } from './complaint-secret.ts';
import { presentComplaint } from './present-complaint.ts';
import { receiveComplaint, type Told } from './receive-complaint.ts';

type Input = Told & {
  readonly channel: ComplaintChannel;
  readonly receivedDay: string;
  readonly facilityId?: string | undefined;
};

const keep = changes({
  action: 'record-complaint',
  concerns: (_input: Input & { secretHash: string }) => ({ entityType: 'Complaint' }),
  makes: ({ id }: { id: string }) => ({ entityType: 'Complaint', entityId: id }),
  async run(change, input) {
    const { records, person, now } = change;
    const known = await records.complaints.findByKey(input.idempotencyKey);
    const complaint = known
      ? await recordAgain(change, known, input.secretHash)
      : await recordFirst(change, input);
    requireAccess(complaint, (it) => canUseComplaint(person.actor, it));
    return presentComplaint(records, complaint, now);
  },
});

async function recordFirst(
  change: PersonalChange,
  { channel, receivedDay, facilityId, secretHash, ...told }: Input & { secretHash: string },
): Promise<ComplaintRecord> {
  const { records, person, now } = change;
  if (receivedDay > moroccanDay(now)) throw inputInvalid('receivedDay', 'too_big');
  const facility = facilityId === undefined ? undefined : await records.facilities.find(facilityId);
  if (facilityId !== undefined && facility?.provinceId !== told.provinceId) {
    throw inputInvalid('facilityId', 'unknown');
  }
  return receiveComplaint(change, told, {
    channel,
    receivedDay,
    secretHash,
    by: { id: person.actor.practitionerId, name: person.name },
    about: { facilityId, isPractice: facility?.isPractice === true },
  });
}

/** The answer was lost on its way: the complaint is the same, its secret a new one. */
async function recordAgain(
  { records, person }: PersonalChange,
  known: ComplaintRecord,
  secretHash: string,
): Promise<ComplaintRecord> {
  if (known.steps[0]?.by?.id !== person.actor.practitionerId) throw new AppError('NOT_FOUND');
  const again = { ...known, secretHash };
  await records.complaints.replace(again, known.version);
  return again;
}

/** What came by telephone or letter; number and secret are read out to whoever complained. */
export async function recordComplaint(
  ports: Ports,
  person: Person,
  input: Input,
): Promise<EndpointReply<'recordComplaint'>> {
  const secret = newSecret(ports);
  const secretHash = hashOfSecret(ports, secret);
  return { complaint: await keep(ports, person, { ...input, secretHash }), secret };
}
