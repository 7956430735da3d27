import { searchFieldsOf } from '@qarib/server/patient-search';
import { consentInArabic } from '@qarib/testing';
import { madeUpPatient } from './made-up-patients.ts';

const registeredFromMs = 1_760_000_000_000;

/** Where patients are, and who registered them. */
export type Sites = {
  readonly count: number;
  readonly siteOf: (at: number) => string;
  readonly nurseOf: (at: number) => string;
};

export const patientIdOf = (at: number) => `patient-${at}`;

/** A made-up patient as the database keeps one; every twentieth is known at the next site, too. */
export function patientDocumentOf(at: number, { count, siteOf, nurseOf }: Sites) {
  const registeredAt = new Date(registeredFromMs + at * 1_000);
  const site = at % count;
  const consent = {
    id: `consent-${at}`,
    idempotencyKey: `consent-key-${at}`,
    ...consentInArabic,
    recordedAt: registeredAt,
    recordedById: nurseOf(site),
    recordedByName: 'A nurse',
  };
  const record = {
    ...madeUpPatient(at),
    idempotencyKey: `key-${at}`,
    registeredById: nurseOf(site),
    managingFacilityId: siteOf(site),
    furtherFacilityIds: at % 20 === 0 ? [siteOf((at + 1) % count)] : [],
    formerNames: [],
    gender: at % 2 === 0 ? 'female' : 'male',
    isBirthDateEstimated: at % 7 === 0,
    phone: undefined,
    registeredAt,
    lastActivityAt: registeredAt,
    consents: [consent],
    allergies: [],
  };
  return { ...record, _id: patientIdOf(at), ...searchFieldsOf(record) };
}
