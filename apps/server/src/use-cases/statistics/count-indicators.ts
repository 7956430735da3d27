import { indicators, indicatorsOf, statisticsDay, type IndicatorCounts } from '@qarib/clinical';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { Change } from '../shared/use-case.ts';

const countedFor = (consultation: ConsultationRecord | undefined) =>
  consultation === undefined
    ? []
    : indicatorsOf({
        status: consultation.status,
        isAnswered: consultation.responsiblePractitionerId !== undefined,
        hadMediaBothWays: consultation.startedAt !== undefined,
        isWritten: consultation.mode === 'asynchronous',
        isNoteSigned: consultation.isNoteSigned,
      });

/**
 * Adds what a change of a consultation changes in the figures of the day it was requested, in the
 * change's own transaction. Only the difference counts, so facts may come in any order.
 */
export async function countIndicators(
  { records, tell }: Change,
  before: ConsultationRecord | undefined,
  after: ConsultationRecord,
): Promise<void> {
  const was = countedFor(before);
  const is = countedFor(after);
  const difference: Partial<Record<keyof IndicatorCounts, number>> = {};
  for (const indicator of indicators) {
    const step = Number(is.includes(indicator)) - Number(was.includes(indicator));
    if (step !== 0) difference[indicator] = step;
  }
  if (Object.keys(difference).length === 0) return;
  const { requestedAt, regionId, provinceId, specialty } = after;
  const key = { day: statisticsDay(requestedAt), regionId, provinceId, specialty };
  await records.statistics.add(key, difference);
  tell([{ kind: 'region', regionId }], 'statistics:changed', {});
}
