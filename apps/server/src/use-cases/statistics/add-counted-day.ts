import type { AppointmentRecord } from '../../ports/appointments.ts';
import type { CallQualityRecord } from '../../ports/calls.ts';
import type { ComplaintRecord } from '../../ports/complaints.ts';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { ReferralRecord } from '../../ports/referrals.ts';
import type { Records } from '../../ports/store.ts';
import { cellName, CountTable, type Contribution } from '@qarib/clinical';
import type { NamedSum, SettledCell } from '../../ports/statistics.ts';
import { contributionsOf } from './contributions.ts';
import { Tally } from './tally.ts';

/** Whole records, of all that counts on one day. */
export type DayOfRecords = {
  readonly consultations: readonly ConsultationRecord[];
  readonly appointments: readonly AppointmentRecord[];
  readonly referrals: readonly ReferralRecord[];
  readonly callQualities: readonly CallQualityRecord[];
  readonly complaints: readonly ComplaintRecord[];
};

export type CountedDay = {
  readonly written: DayOfRecords;
  readonly cells: readonly SettledCell[];
  readonly sums: readonly NamedSum[];
};

/** What a day's records come to when each is counted by itself and then settled. */
export function countDay(day: string, written: DayOfRecords): CountedDay {
  const cells = cellsOf(day, contributionsOf(written));
  return { written, cells, sums: Tally.ofDay(day, cells).all() };
}

/**
 * Writes a day's records at once, with its figures: the same rules, the same cells, the same sums. Of a
 * day nothing may be counted yet.
 */
export async function addCountedDay(
  records: Records,
  { written, cells, sums }: CountedDay,
): Promise<void> {
  await records.consultations.addMany(written.consultations);
  await records.appointments.addMany(written.appointments);
  await records.referrals.addMany(written.referrals);
  await records.callQualities.addMany(written.callQualities);
  await records.complaints.addMany(written.complaints);
  await records.statistics.addSettledDay(cells, sums);
}

function cellsOf(day: string, contributions: readonly Contribution[]): SettledCell[] {
  for (const { key } of contributions) {
    if (key.day !== day) throw new Error(`a record of ${key.day} among those of ${day}`);
  }
  return [...sumByCell(contributions).values()];
}

/** What contributions come to in each cell, by its name. */
export function sumByCell(contributions: Iterable<Contribution>): Map<string, SettledCell> {
  const cells = new Map<string, SettledCell>();
  for (const { key, counts } of contributions) {
    const name = cellName(key);
    let cell = cells.get(name);
    if (cell === undefined) cells.set(name, (cell = { key, table: new CountTable() }));
    cell.table.addCounts(counts);
  }
  return cells;
}
