/** Nobody lives longer: an older date is a slip of the finger. */
export const oldestAgeYears = 120;

/** National identity cards are an adult's: a child's file with one has a parent's. */
export const nationalIdFromYears = 18;
/** Until then a child without a given name is found by the mother's. */
export const namelessUntilMonths = 12;

const dayMs = 86_400_000;
const monthsPerYear = 12;
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;
const partsOf = (date: string) => date.split('-') as [year: string, month: string, day: string];

export type AgeUnit = 'years' | 'months';

/**
 * Born when, of whom only the age is known: the first of January as civil registers write it, or the
 * first of the month when months were counted. Nothing when nobody is that old.
 */
export function estimatedBirthDate(age: number, unit: AgeUnit, today: string): string | undefined {
  const [year, month] = partsOf(today).map(Number) as [number, number];
  if (!Number.isInteger(age) || age < 0) return undefined;
  const years = unit === 'years' ? age : age / monthsPerYear;
  if (years > oldestAgeYears) return undefined;
  if (unit === 'years') return `${String(year - age).padStart(4, '0')}-01-01`;
  const months = year * monthsPerYear + (month - 1) - age;
  const bornIn = Math.floor(months / monthsPerYear);
  return `${bornIn}-${String((months % monthsPerYear) + 1).padStart(2, '0')}-01`;
}

export type BirthFacts = { readonly birthDate: string; readonly isBirthDateEstimated: boolean };

const estimateSlackYears = 3;
const slipDays = 31;

/** How far apart two dates may be and still be one person's: further when one is an estimate. */
export function birthDateSlack(facts: readonly BirthFacts[]): number {
  return facts.some(({ isBirthDateEstimated }) => isBirthDateEstimated) ? estimateSlackYears : 1;
}

/** The same day; a day and month changed places; a wrong year; some days; or years, if estimated. */
export function isNearBirthDate(one: BirthFacts, other: BirthFacts): boolean {
  const apart = Math.abs(dayOf(one.birthDate) - dayOf(other.birthDate));
  const [year, month, day] = partsOf(one.birthDate);
  const [otherYear, otherMonth, otherDay] = partsOf(other.birthDate);
  const yearsApart = Math.abs(Number(year) - Number(otherYear));
  const isEstimated = one.isBirthDateEstimated || other.isBirthDateEstimated;
  return (
    apart <= slipDays ||
    (year === otherYear && month === otherDay && day === otherMonth) ||
    (yearsApart === 1 && month === otherMonth && day === otherDay) ||
    (isEstimated && yearsApart <= estimateSlackYears)
  );
}
