import { dayAfter, daysIn, instantOf, isWorkingDay, type Specialty } from '@qarib/clinical';
import type { ConsultationRecord } from '../../ports/consultations.ts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { PractitionerRecord } from '../../ports/people.ts';
import { after, answered, entered, held, reasonFor, signed } from '../fill/case.ts';
import { madeUpPatient, madeUpPractitioner, patientKindFor } from '../fill/people.ts';
import { randomFor } from '../fill/random.ts';
import { pilotSeries, type PilotSeries } from './places.ts';

const nurseOf = ({ site }: PilotSeries) => `pilot-nurse-${site.id}`;
const specialistOf = ({ hospital }: PilotSeries, specialty: Specialty) =>
  `pilot-${specialty}-${hospital.id}`;

const specialtiesOf = ({ counts }: PilotSeries) => Object.entries(counts) as [Specialty, number][];

/** A nurse of each site, and a physician of each specialty at each hospital. */
export function pilotPractitioners(passwordHash: string): PractitionerRecord[] {
  const people = new Map<string, PractitionerRecord>();
  for (const series of pilotSeries) {
    const nurse = { id: nurseOf(series), role: 'nurse', facilityId: series.site.id } as const;
    people.set(nurse.id, madeUpPractitioner(nurse, passwordHash, randomFor(nurse.id)));
    for (const [specialty] of specialtiesOf(series)) {
      const id = specialistOf(series, specialty);
      const post = { id, role: 'specialist', facilityId: series.hospital.id, specialty } as const;
      people.set(id, madeUpPractitioner(post, passwordHash, randomFor(id)));
    }
  }
  return [...people.values()];
}

export type PilotCase = {
  readonly patient: PatientRecord;
  readonly consultation: ConsultationRecord;
};

export const pilotCases = (): PilotCase[] => pilotSeries.flatMap(casesOf);

function casesOf(series: PilotSeries): PilotCase[] {
  const { site, from, to } = series;
  const random = randomFor('pilot', site.id);
  const wanted = specialtiesOf(series)
    .flatMap(([specialty, count]) => Array.from({ length: count }, () => specialty))
    .map((specialty) => ({ specialty, place: random.next() }))
    .toSorted((a, b) => a.place - b.place);
  const days = daysIn({ from, to });
  return wanted.map(({ specialty }, at) => {
    const day = workingDayFrom(dayAfter(from, Math.floor((at * days) / wanted.length)));
    return caseOn(series, day, specialty, at);
  });
}

/** Two weeks without a working day there are none. */
function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(dayAfter(day, 1));
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** From asking to the signature within the same day. */
function caseOn(series: PilotSeries, day: string, specialty: Specialty, at: number): PilotCase {
  const { site, hospital } = series;
  const id = `pilot-${site.id}-${at}`;
  const random = randomFor(id);
  const time = `${twoDigits(random.whole(9, 14))}:${twoDigits(random.whole(0, 59))}`;
  const requestedAt = instantOf(`${day}T${time}`);
  const nurseId = nurseOf(series);
  const patient = madeUpPatient(
    {
      id: `${id}-patient`,
      kind: patientKindFor(specialty),
      facilityId: site.id,
      nurseId,
      registeredAt: requestedAt,
    },
    random,
  );
  const asked = {
    id,
    site,
    nurseId,
    patient,
    specialty,
    requestedAt,
    mode: 'immediate',
    priority: random.weighted([
      ['routine', 6],
      ['urgent', 3],
      ['asap', 1],
    ] as const),
    reason: reasonFor(specialty, random),
  } as const;
  const acceptedAt = after(requestedAt, Math.min(random.around(360, 0.8), 1_700));
  const answer = { hospital, practitionerId: specialistOf(series, specialty), acceptedAt };
  const startedAt = after(acceptedAt, random.whole(30, 120));
  const endedAt = after(startedAt, Math.min(random.around(780, 0.5), 3_600));
  const call = held(entered(answered(asked, answer, endedAt), startedAt), startedAt);
  const signature = {
    signedAt: after(endedAt, random.whole(60, 1_200)),
    outcome: random.weighted([
      ['treated-on-site', 6],
      ['follow-up', 3],
      ['planned-transfer', 1],
    ] as const),
  };
  return { patient, consultation: signed(call, signature, { site, hospital }) };
}
