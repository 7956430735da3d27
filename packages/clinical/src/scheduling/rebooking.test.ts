import fc from 'fast-check';
import { proposeTimes, type Displaced, type FreeTime } from './rebooking.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nine = Date.parse('2026-03-10T09:00:00Z');
const at = (startMs: number, practitionerId = 'benali'): FreeTime => ({
  practitionerId,
  startMs,
  endMs: startMs + hourMs,
});
const khadija: Displaced = { ...at(nine), id: 'of-khadija', patientId: 'khadija' };
const moha: Displaced = { ...at(nine + hourMs), id: 'of-moha', patientId: 'moha' };
const propose = (displaced: Displaced[], free: FreeTime[], taken: FreeTime[] = []) =>
  proposeTimes({ displaced, freeFor: () => free, takenBy: () => taken });

test('Each is given the first time that is free, and no two the same', () => {
  const free = [at(nine + 2 * dayMs), at(nine + dayMs), at(nine - hourMs)];
  const proposed = propose([moha, khadija], free);
  expect(proposed.get('of-khadija')?.startMs).toBe(nine + dayMs);
  expect(proposed.get('of-moha')?.startMs).toBe(nine + 2 * dayMs);
});

test('Who has waited for one specialist stays with them, unless a colleague can weeks before', () => {
  const colleague = at(nine + dayMs, 'tazi');
  expect(propose([khadija], [colleague, at(nine + 14 * dayMs)]).get('of-khadija')).toMatchObject({
    practitionerId: 'benali',
  });
  expect(propose([khadija], [colleague, at(nine + 15 * dayMs)]).get('of-khadija')).toMatchObject({
    practitionerId: 'tazi',
  });
});

test('A patient is not in two places, and a time that is not there is not proposed', () => {
  const twice = { ...moha, patientId: 'khadija' };
  const sameTime = [at(nine + dayMs), at(nine + dayMs, 'tazi')];
  expect(propose([khadija, twice], sameTime).size).toBe(1);
  expect(propose([khadija], [at(nine + dayMs)], [at(nine + dayMs, 'idrissi')]).size).toBe(0);
});

test('Whatever is free, all proposals can be taken at once', () => {
  const hours = fc.integer({ min: 0, max: 30 });
  const who = fc.constantFrom('benali', 'tazi');
  const frees = fc.array(fc.tuple(hours, who), { maxLength: 30 });
  const patients = fc.array(fc.tuple(hours, fc.constantFrom('khadija', 'moha', 'itto')), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(frees, patients, (offered, booked) => {
      const free = offered.map(([hour, id]) => at(nine + hour * (hourMs / 2), id));
      const displaced = booked.map(([hour, patientId], index) => ({
        ...at(nine + hour * hourMs),
        id: String(index),
        patientId,
      }));
      const proposed = [...propose(displaced, free)].map(([id, time]) => ({
        ...time,
        patientId: displaced[Number(id)]?.patientId,
      }));
      for (const [index, one] of proposed.entries())
        for (const other of proposed.slice(index + 1)) {
          const isSamePerson =
            one.practitionerId === other.practitionerId || one.patientId === other.patientId;
          const isApart = one.endMs <= other.startMs || other.endMs <= one.startMs;
          expect(isApart || !isSamePerson).toBe(true);
        }
    }),
  );
});
