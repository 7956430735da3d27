import { dueStateOf } from '@qarib/clinical';
import type { FollowedComplaint } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { Ports } from '../shared/ports.ts';
import { auditRefusal, successOf } from '../shared/use-case.ts';
import { hashOfSecret } from './complaint-secret.ts';

type Input = { readonly number: string; readonly secret: string; readonly address: string };

const action = 'follow-complaint';

/** How it stands, for whoever holds number and secret; a wrong one and a wrong other answer alike. */
export async function followComplaint(
  ports: Ports,
  { number, secret, address }: Input,
): Promise<FollowedComplaint> {
  await ports.linkAttempts.begin(address);
  const complaint = await auditRefusal(ports, { action }, { entityType: 'Complaint' }, () =>
    ports.store.read(async ({ complaints, audit }) => {
      const found = await complaints.findByNumber(number);
      if (found?.secretHash !== hashOfSecret(ports, secret)) {
        throw new AppError('NOT_FOUND');
      }
      const concern = { entityType: 'Complaint', entityId: found.id } as const;
      await audit.add(successOf(ports, { action }, concern));
      return found;
    }),
  );
  await ports.linkAttempts.succeeded(address);
  return presentToComplainant(complaint, ports.clock.now());
}

function presentToComplainant(complaint: ComplaintRecord, now: Date): FollowedComplaint {
  const { number, state, receivedDay, dueDay, answer, answeredDay } = complaint;
  const due = dueStateOf(complaint, now);
  // Reopened, the answer there was is no longer the answer.
  const told = due === undefined ? { answer, answeredDay } : {};
  return { number, state, receivedDay, dueDay, due, ...told };
}
