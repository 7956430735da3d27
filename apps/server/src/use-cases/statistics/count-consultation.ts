import {
  consultationContribution,
  differenceOf,
  heldAfterSeconds,
  isNothing,
  type Contribution,
} from '@qarib/clinical';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { CountedConsultation } from '../../ports/counted-facts.ts';
import type { Change } from '../shared/use-case.ts';

/** What a consultation adds to the figures as it is now. */
export function contributionOf(consultation: CountedConsultation): Contribution | undefined {
  return consultationContribution({
    ...consultation,
    isPractice: consultation.isPractice === true,
    isAnswered: consultation.responsiblePractitionerId !== undefined,
    wasEntered: consultation.enteredAt !== undefined,
    wasHeld: (consultation.mediaSeconds ?? 0) >= heldAfterSeconds,
    reasonCode: consultation.reason.coding?.code,
    ageGroup: consultation.ageGroup ?? 'unknown',
  });
}

/**
 * Adds what a change of a consultation changes in the figures, in the change's own transaction. Only
 * the difference counts, so facts may come in any order, again, or be corrected.
 */
export async function countConsultation(
  change: Change,
  before: ConsultationRecord | undefined,
  after: ConsultationRecord,
): Promise<void> {
  await count(change, before && contributionOf(before), contributionOf(after));
}

/** The same for anything else that counts. A cell that is left is taken from, the new one added to. */
export async function count(
  { records }: Pick<Change, 'records'>,
  before: Contribution | undefined,
  after: Contribution | undefined,
): Promise<void> {
  for (const { key, counts } of stepsBetween(before, after)) {
    if (isNothing(counts)) continue;
    await records.statistics.add({ key, counts });
  }
}

function stepsBetween(
  before: Contribution | undefined,
  after: Contribution | undefined,
): Contribution[] {
  if (before && after && isSameCell(before, after)) {
    return [{ key: after.key, counts: differenceOf(before.counts, after.counts) }];
  }
  const steps: Contribution[] = [];
  if (before) steps.push({ key: before.key, counts: differenceOf(before.counts, {}) });
  if (after) steps.push(after);
  return steps;
}

const isSameCell = ({ key: a }: Contribution, { key: b }: Contribution) =>
  a.day === b.day &&
  a.facilityId === b.facilityId &&
  a.specialty === b.specialty &&
  a.provinceId === b.provinceId &&
  a.regionId === b.regionId;
