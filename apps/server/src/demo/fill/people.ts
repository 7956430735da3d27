import type { AdministrativeGender, Specialty } from '@qarib/clinical';
import type { PatientRecord } from '../../ports/patients.ts';
import type { PractitionerRecord } from '../../ports/people.ts';
import type { Random } from './random.ts';

const familyNames =
  'Alaoui Idrissi Amrani Bennani Tazi Benali Ouali Naciri Berrada Fassi Chraibi Lahlou Kabbaj Ouaziz Oubella Bouzid Zaki Haddou Mansouri Filali Rachidi Slaoui Belghiti Ouhssaine Amzil Azizi Bakkali Chaoui Daoudi Ghazi Hilali Jabri Karimi Laaroussi Maaroufi Nejjar Ouardi Saidi Tahiri Yacoubi Zerouali'.split(
    ' ',
  );
const givenNames: Readonly<Record<'female' | 'male', readonly string[]>> = {
  female:
    'Fatima Khadija Aïcha Zineb Meryem Rachida Naima Malika Hafida Latifa Itto Samira Nadia Salma Houda Tuda Rahma Imane Ghita Lina'.split(
      ' ',
    ),
  male: 'Mohamed Ahmed Hassan Youssef Omar Saïd Brahim Abdellah Hamid Mustapha Lahcen Rachid Ali Karim Driss Ilyas Moha Anas Reda Adam'.split(
    ' ',
  ),
};

const genderIn = (random: Random): 'female' | 'male' => random.oneOf(['female', 'male']);

type Post = Pick<PractitionerRecord, 'id' | 'role' | 'facilityId'> & {
  readonly specialty?: Specialty;
};

/** Somebody at work, with an invented name. Nobody signs in as them: the password is kept nowhere. */
export function madeUpPractitioner(
  { id, role, facilityId, specialty }: Post,
  passwordHash: string,
  random: Random,
): PractitionerRecord {
  const name = `${random.oneOf(givenNames[genderIn(random)])} ${random.oneOf(familyNames)}`;
  return {
    id,
    name: role === 'specialist' ? `Dr ${name}` : name,
    // `.example` is reserved: no mail to these addresses can reach anybody.
    email: `${id}@demo.qarib.example`,
    passwordHash,
    role,
    specialties: specialty === undefined ? [] : [specialty],
    facilityId,
    language: 'fr',
    isOnCall: false,
    // Not among those the sign-in page offers.
    isDemo: false,
    ...(role === 'specialist' && {
      professionalNumber: String(random.whole(10_000_000, 99_999_999)),
    }),
  };
}

/** Whom a specialty is for: a paediatrician sees no grandfather. */
export const patientKinds = ['child', 'woman', 'adult'] as const;
export type PatientKind = (typeof patientKinds)[number];

export function patientKindFor(specialty: Specialty): PatientKind {
  if (specialty === 'paediatrics') return 'child';
  return specialty === 'gynaecology-obstetrics' ? 'woman' : 'adult';
}

const agesOf: Readonly<Record<PatientKind, readonly [number, number]>> = {
  child: [0, 14],
  woman: [16, 48],
  adult: [15, 84],
};

type Registration = {
  readonly id: string;
  readonly kind: PatientKind;
  readonly facilityId: string;
  readonly nurseId: string;
  readonly registeredAt: Date;
};

/** Somebody of a site. */
export function madeUpPatient(
  { id, kind, facilityId, nurseId, registeredAt }: Registration,
  random: Random,
): PatientRecord {
  const gender: AdministrativeGender = kind === 'woman' ? 'female' : genderIn(random);
  const [youngest, oldest] = agesOf[kind];
  const year = registeredAt.getUTCFullYear() - random.whole(youngest, oldest);
  const [month, day] = [random.whole(1, 12), random.whole(1, 28)];
  const birthDate = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return {
    id,
    idempotencyKey: id,
    registeredById: nurseId,
    managingFacilityId: facilityId,
    furtherFacilityIds: [],
    familyName: random.oneOf(familyNames),
    givenName: random.oneOf(givenNames[gender === 'female' ? 'female' : 'male']),
    gender,
    formerNames: [],
    // Nobody is born after being registered.
    birthDate: birthDate < registeredAt.toISOString() ? birthDate : `${year}-01-01`,
    isBirthDateEstimated: false,
    registeredAt,
    lastActivityAt: registeredAt,
    // What they agreed to then was no text of ours.
    consents: [],
    allergies: [],
  };
}
