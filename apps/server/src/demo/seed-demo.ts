import { currentConsentVersion } from '@qarib/clinical';
import type { ConsentRecord, PatientRecord } from '../ports/patients.ts';
import type { Records } from '../ports/store.ts';
import type { Ports } from '../use-cases/shared/ports.ts';
import { demoAvailabilities } from './availabilities.ts';
import { demoFacilities } from './facilities.ts';
import { demoPatients, type DemoPatient } from './patients.ts';
import { demoPeople } from './people.ts';
import { demoShiftsFrom } from './shifts.ts';

type Site = (typeof demoPatients)[number];

/** The demo's places, people and patients. Run again it adds what is missing and changes nothing else. */
export async function seedDemo(
  ports: Ports,
  password: string,
  { hasDemoRota }: { readonly hasDemoRota: boolean },
): Promise<void> {
  await ports.store.transaction(async ({ facilities }) => {
    for (const facility of demoFacilities) await facilities.save(facility);
  });
  await seedPeople(ports, password);
  await ports.store.transaction(seedAvailabilities);
  if (hasDemoRota)
    await ports.store.transaction((records) => seedShifts(records, ports.clock.now()));
  await ports.store.transaction(async (records) => {
    for (const site of demoPatients) {
      for (const patient of site.patients) await seedPatient(ports, records, site, patient);
    }
  });
}

/** The password is the configured one, which was printed, also for who chose another one since. */
async function seedPeople({ store, hasher }: Ports, password: string): Promise<void> {
  const passwordHash = await hasher.hash(password);
  const before = await store.read(({ practitioners }) => practitioners.listDemo());
  const isAsPrinted = await Promise.all(
    before.map((known) => hasher.verify(known.passwordHash, password)),
  );
  const toReset = new Set(before.filter((_, at) => !isAsPrinted[at]).map(({ id }) => id));
  await store.transaction(async ({ practitioners }) => {
    for (const person of demoPeople) {
      const known = await practitioners.find(person.id);
      if (toReset.has(person.id)) await practitioners.update(person.id, { passwordHash });
      const { professionalNumber } = person;
      if (known && !known.professionalNumber && professionalNumber) {
        await practitioners.update(person.id, { professionalNumber });
      }
      if (known) continue;
      const isOnCall = person.role === 'specialist';
      const account = { passwordHash, language: 'fr' as const, isOnCall, isDemo: true };
      await practitioners.add({ ...person, ...account });
    }
  });
}

async function seedPatient(
  { clock, ids }: Ports,
  { patients }: Records,
  site: Site,
  { consent, isBirthDateEstimated = false, ...patient }: DemoPatient,
): Promise<void> {
  if (await patients.find(patient.id)) return;
  const now = clock.now();
  const recordedBy = { recordedById: site.nurseId, recordedByName: site.nurseName };
  const consents: ConsentRecord[] = consent
    ? [
        {
          id: ids.next(),
          idempotencyKey: ids.next(),
          version: currentConsentVersion,
          language: consent,
          recordedAt: now,
          ...recordedBy,
        },
      ]
    : [];
  const record: PatientRecord = {
    ...patient,
    isBirthDateEstimated,
    idempotencyKey: ids.next(),
    registeredById: site.nurseId,
    managingFacilityId: site.facilityId,
    furtherFacilityIds: [],
    registeredAt: now,
    lastActivityAt: now,
    consents,
    allergies: [],
    formerNames: [],
  };
  await patients.add(record);
}

/** When some of the specialists see patients, so that there are times to book. */
async function seedAvailabilities({ availabilities }: Records): Promise<void> {
  for (const availability of demoAvailabilities) {
    if (await availabilities.find(availability.id)) continue;
    await availabilities.add(availability);
  }
}

/** The rota of this week and the next. A time somebody took meanwhile stays theirs. */
async function seedShifts({ onCallShifts }: Records, now: Date): Promise<void> {
  for (const shift of demoShiftsFrom(now)) {
    if (await onCallShifts.find(shift.id)) continue;
    const { length } = await onCallShifts.listOf([shift.practitionerId], shift);
    if (length === 0) await onCallShifts.add(shift);
  }
}
