import {
  answerDueDay,
  caseNumberCount,
  caseNumberOf,
  dayAfter,
  daysIn,
  instantOf,
  provinces,
  type ComplaintChannel,
} from '@qarib/clinical';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import { randomFor } from '../fill/random.ts';

/** How many came in 2016 to 2021, and how: 9,622 in all. */
export const pilotComplaintCounts: Readonly<Record<ComplaintChannel, number>> = {
  phone: 3_680,
  web: 5_894,
  letter: 48,
};
const received = { from: '2016-01-01', to: '2021-12-31' } as const;

/** Shares no factor with the count, so that no two are the same. */
const numberStep = 7_919_993;

/**
 * Of each it is told how it came, and in which years; on which day of them and of which province is made
 * up. What they said, whether they were answered and when is not told, and is not made up.
 */
export function pilotComplaints(): ComplaintRecord[] {
  const channels = (Object.entries(pilotComplaintCounts) as [ComplaintChannel, number][]).flatMap(
    ([channel, count]) => Array.from({ length: count }, () => channel),
  );
  return channels.map(complaintOf);
}

function complaintOf(channel: ComplaintChannel, at: number): ComplaintRecord {
  const id = `pilot-complaint-${at}`;
  const random = randomFor(id);
  const receivedDay = dayAfter(received.from, random.whole(0, daysIn(received) - 1));
  const { id: provinceId, regionId } = random.oneOf(provinces);
  const filedAt = instantOf(`${receivedDay}T12:00`);
  return {
    id,
    version: 1,
    idempotencyKey: id,
    number: caseNumberOf((at * numberStep) % caseNumberCount),
    // No secret has it, so that nobody looks one of them up.
    secretHash: 'none',
    state: 'closed',
    channel,
    subject: 'other',
    text: 'Réclamation de 2016 à 2021, dont seul le nombre est connu.',
    language: 'fr',
    provinceId,
    regionId,
    isPractice: false,
    receivedDay,
    filedAt,
    dueDay: answerDueDay(receivedDay),
    steps: [{ what: 'receive', at: filedAt }],
  };
}
