import { fullName } from '@qarib/clinical';
import type { PatientRecord } from '../../ports/patients.ts';
import type { FacilityRecord, PractitionerRecord } from '../../ports/people.ts';
import type { Records } from '../../ports/store.ts';

type Pointing = {
  readonly facilityId: string;
  readonly patientId: string;
  readonly practitionerId: string;
};

const byId = <Item extends { id: string }>(items: readonly Item[]) =>
  new Map(items.map((item) => [item.id, item]));

function required<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id);
  if (item === undefined) throw new Error('an appointment points at a record that is not there');
  return item;
}

/** What appointments and follow-ups speak of, fetched once for all of them. */
export async function surroundingsOf(records: Records, items: readonly Pointing[]) {
  const unique = (key: keyof Pointing) => [...new Set(items.map((item) => item[key]))];
  const patients = byId<PatientRecord>(await records.patients.findMany(unique('patientId')));
  const practitioners = byId<PractitionerRecord>(
    await records.practitioners.findMany(unique('practitionerId')),
  );
  const hospitals = [...practitioners.values()].map(({ facilityId }) => facilityId);
  const facilityIds = [...new Set([...unique('facilityId'), ...hospitals])];
  const facilities = byId<FacilityRecord>(await records.facilities.findMany(facilityIds));
  return {
    facility: (id: string) => required(facilities, id),
    practitioner: (id: string) => ({ id, name: required(practitioners, id).name }),
    hospitalOf: (practitionerId: string) =>
      required(facilities, required(practitioners, practitionerId).facilityId),
    patient(id: string) {
      const patient = required(patients, id);
      const { gender, birthDate } = patient;
      return { id, name: fullName(patient), gender, birthDate };
    },
  };
}
