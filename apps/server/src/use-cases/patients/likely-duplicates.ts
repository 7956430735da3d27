import { birthDateSlack, byLikeness, isLikelySamePerson } from '@qarib/clinical';
import type { PatientIdentity } from '@qarib/contracts';
import type { PatientRecord } from '../../ports/patients.ts';
import type { Records } from '../../ports/store.ts';

const shownCount = 5;
const candidateLimit = 50;

const yearsFrom = (date: string, years: number) =>
  `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;

/** Widest when it is not known which of the two dates was estimated. */
function birthSpanOf(identity: PatientIdentity) {
  const years = birthDateSlack([{ ...identity, isBirthDateEstimated: true }]);
  const { birthDate } = identity;
  return { bornFrom: yearsFrom(birthDate, -years), bornTo: yearsFrom(birthDate, years) };
}

async function candidatesFor(
  { patients }: Records,
  identity: PatientIdentity,
): Promise<PatientRecord[]> {
  const { healthCardNumber, nationalId, phone, familyName, givenName, motherName } = identity;
  const named = { familyName, givenName, motherName, ...birthSpanOf(identity) };
  const found = [
    healthCardNumber && (await patients.findByNumber('healthCardNumber', healthCardNumber)),
    nationalId && (await patients.findByNumber('nationalId', nationalId)),
    ...(await patients.findByName(named, candidateLimit)),
    ...(phone ? await patients.findByPhone(phone, candidateLimit) : []),
  ];
  return [...new Map(found.flatMap((it) => (it ? [[it.id, it] as const] : []))).values()];
}

/** A newborn is also who they were before they had a name. */
const asEverNamed = (it: PatientRecord) => [
  it,
  ...it.formerNames.map((name) => ({ ...it, ...name })),
];

/** Who of all sites is likely the same person, the likeliest first. */
export async function likelyDuplicates(
  records: Records,
  identity: PatientIdentity,
): Promise<PatientRecord[]> {
  const candidates = await candidatesFor(records, identity);
  return candidates
    .filter((it) => asEverNamed(it).some((known) => isLikelySamePerson(identity, known)))
    .toSorted(byLikeness(identity))
    .slice(0, shownCount);
}
