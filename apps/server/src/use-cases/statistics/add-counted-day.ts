import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { Records } from '../../ports/store.ts';
import { addCounts, cellName, type Contribution } from '@qarib/clinical';
import { contributionsOf } from './contributions.ts';
import { sumsOfDay } from './sums-of-day.ts';

/** Whole records, of all that counts on one day. */
export type DayOfRecords = {
  readonly consultations: readonly ConsultationRecord[];
  readonly appointments: readonly AppointmentRecord[];
  readonly referrals: readonly ReferralRecord[];
  readonly callQualities: readonly CallQualityRecord[];
  readonly complaints: readonly ComplaintRecord[];
};

/**
 * Writes a day's records at once, with the figures they come to when each is counted by itself and
 * then settled: the same rules, the same cells, the same sums. Of a day nothing may be counted yet.
 */
export async function addCountedDay(
  records: Records,
  day: string,
  written: DayOfRecords,
): Promise<void> {
  await records.consultations.addMany(written.consultations);
  await records.appointments.addMany(written.appointments);
  await records.referrals.addMany(written.referrals);
  await records.callQualities.addMany(written.callQualities);
  await records.complaints.addMany(written.complaints);
  const cells = cellsOf(day, contributionsOf(written));
  const { sums, places } = sumsOfDay(day, cells);
  await records.statistics.addSettledDay(cells, { sums: sums.all(), places: places.all() });
}

function cellsOf(day: string, contributions: readonly Contribution[]): Contribution[] {
  const cells = new Map<string, Contribution>();
  for (const { key, counts } of contributions) {
    if (key.day !== day) throw new Error(`a record of ${key.day} among those of ${day}`);
    const name = cellName(key);
    const known = cells.get(name);
    cells.set(name, { key, counts: known ? addCounts(known.counts, counts) : counts });
  }
  return [...cells.values()];
}
