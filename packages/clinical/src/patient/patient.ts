export const administrativeGenders = ['female', 'male', 'other', 'unknown'] as const;
export type AdministrativeGender = (typeof administrativeGenders)[number];

/** Completed years between two calendar days, `YYYY-MM-DD`; negative when born in the future. */
export function ageInYears(birthDate: string, today: string): number {
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birthDate.split('-').map(Number);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const hadBirthday = month > birthMonth || (month === birthMonth && day >= birthDay);
  return year - birthYear - (hadBirthday ? 0 : 1);
}

/** Completed months, for children under two. */
export function ageInMonths(birthDate: string, today: string): number {
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birthDate.split('-').map(Number);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  return (year - birthYear) * 12 + month - birthMonth - (day >= birthDay ? 0 : 1);
}

/**
 * A name as it is searched: without accents, case, tatweel or vowel signs, one form of alef, yeh and
 * teh marbuta, so that what a nurse types finds what another wrote.
 */
export function searchableName(name: string): string {
  return (
    name
      // Takes accents, vowel signs and the hamza of an alef apart from their letter, as marks.
      .normalize('NFKD')
      .replace(/\p{M}|\u0640/gu, '')
      .replace(/\u0671/g, '\u0627')
      .replace(/\u0649/g, '\u064a')
      .replace(/\u0629/g, '\u0647')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}
