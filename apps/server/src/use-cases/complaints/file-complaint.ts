import { moroccanDay } from '@qarib/clinical';
import type { ComplaintReceipt } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import { hashOfFeedbackLink } from '../feedback/hash-of-feedback-link.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, changeRecords, type Change } from '../shared/use-case.ts';
import { hashOfSecret, newSecret } from './complaint-secret.ts';
import { receiveComplaint, type Told } from './receive-complaint.ts';

type Input = Told & {
  readonly feedbackToken?: string | undefined;
  readonly address: string;
};

/** So long a reply that was lost on its way is asked for again. */
const repeatedWithinMs = 60 * 60_000;
const action = 'file-complaint';

/** Anybody complains, without an account and without a name. Each counts against its address. */
export async function fileComplaint(ports: Ports, input: Input): Promise<ComplaintReceipt> {
  await ports.filings.begin(input.address);
  const secret = newSecret(ports);
  const linkHash =
    input.feedbackToken === undefined ? undefined : hashOfFeedbackLink(ports, input.feedbackToken);
  const secretHash = hashOfSecret(ports, secret);
  const complaint = await auditRefusal(ports, { action }, { entityType: 'Complaint' }, () =>
    changeRecords(ports, { action }, async (change) => {
      const known = await change.records.complaints.findByKey(input.idempotencyKey);
      const reply = known
        ? await fileAgain(change, known, secretHash)
        : await fileFirst(change, input, { linkHash, secretHash });
      return { reply, concern: { entityType: 'Complaint', entityId: reply.id } };
    }),
  );
  return { number: complaint.number, secret, dueDay: complaint.dueDay };
}

type Hashes = { readonly linkHash: string | undefined; readonly secretHash: string };

async function fileFirst(
  change: Change,
  input: Input,
  { linkHash, secretHash }: Hashes,
): Promise<ComplaintRecord> {
  const circumstances = {
    channel: 'web',
    receivedDay: moroccanDay(change.now),
    secretHash,
  } as const;
  const link =
    linkHash === undefined ? undefined : await change.records.feedback.findLinkByHash(linkHash);
  if (!link) return receiveComplaint(change, input, circumstances);
  const { id: consultationId, facilityId, isPractice, provinceId } = link;
  return receiveComplaint(
    change,
    { ...input, provinceId },
    { ...circumstances, about: { consultationId, facilityId, isPractice } },
  );
}

/** The answer with the secret was lost, and only its hash was kept: a new one replaces it. */
async function fileAgain(
  { records, now }: Change,
  known: ComplaintRecord,
  secretHash: string,
): Promise<ComplaintRecord> {
  const isOwn = known.channel === 'web' && known.steps[0]?.by === undefined;
  const isRecent = now.getTime() - known.filedAt.getTime() < repeatedWithinMs;
  if (!isOwn || !isRecent) throw new AppError('VERSION_CONFLICT');
  const again = { ...known, secretHash };
  await records.complaints.replace(again, known.version);
  return again;
}
