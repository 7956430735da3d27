import { moroccanDay } from '@qarib/clinical';
import { dayParts } from '../fill/day-parts.ts';
import type { DemoPlan } from '../fill/fill-store.ts';
import { openFacilities } from '../fill/open-facilities.ts';
import { pilotComplaints } from './complaints.ts';
import { pilotCases, pilotPractitioners } from './consultations.ts';
import { pilotNotes } from './notes.ts';
import { pilotFacilities } from './places.ts';

/** Moves with everything that makes the pilot another one. */
const version = '2';

/** The pilot of 2018 to 2020 and the complaints of 2016 to 2021, as far as their numbers are told. */
export function pilotPlan(passwordHash: string): DemoPlan {
  const practitioners = pilotPractitioners(passwordHash);
  const cases = pilotCases();
  const consultations = Map.groupBy(
    cases.map(({ consultation }) => consultation),
    ({ requestedAt }) => moroccanDay(requestedAt),
  );
  const complaints = Map.groupBy(pilotComplaints(), ({ receivedDay }) => receivedDay);
  const days = [...new Set([...consultations.keys(), ...complaints.keys()])].sort();
  const recordsOn = (day: string) => ({
    consultations: consultations.get(day) ?? [],
    appointments: [],
    referrals: [],
    callQualities: [],
    complaints: complaints.get(day) ?? [],
  });
  const sizeOn = (day: string) =>
    (consultations.get(day)?.length ?? 0) + (complaints.get(day)?.length ?? 0);
  return {
    id: 'pilot',
    plan: version,
    parts: [
      {
        stage: 'people',
        size: cases.length,
        prepare: () =>
          Promise.resolve(async (records) => {
            await openFacilities(records, pilotFacilities);
            await records.practitioners.addMany(practitioners);
            await records.patients.addMany(cases.map(({ patient }) => patient));
            for (const note of pilotNotes(cases, practitioners)) await records.notes.add(note);
          }),
      },
      ...dayParts(
        days.map((day) => ({ day, size: sizeOn(day) })),
        pilotFacilities.map(({ id }) => id),
        (day) => Promise.resolve(recordsOn(day)),
      ),
    ],
  };
}
