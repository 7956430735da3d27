import { ageInMonths } from './patient.ts';

/** Completed days and months; a newborn changes within days, an adult's months only say the years. */
export type Age = { readonly days: number; readonly months: number };

const dayMs = 24 * 60 * 60 * 1000;

/** The age between two calendar days, `YYYY-MM-DD`. Nobody is younger than born. */
export function ageAt(birthDate: string, today: string): Age {
  const days = Math.round((Date.parse(today) - Date.parse(birthDate)) / dayMs);
  return { days: Math.max(0, days), months: Math.max(0, ageInMonths(birthDate, today)) };
}

/** The bands that ranges and danger signs change with; a newborn is so for 28 days (WHO). */
export const ageBands = [
  'newborn',
  'infant',
  'young-child',
  'child',
  'adolescent',
  'adult',
] as const;
export type AgeBand = (typeof ageBands)[number];

const newbornDays = 28;

/** Newborn, infant (under 1 year), 1 to 4, 5 to 11, 12 to 17 years, adult. */
export function ageBandOf({ days, months }: Age): AgeBand {
  if (days < newbornDays) return 'newborn';
  if (months < 12) return 'infant';
  if (months < 60) return 'young-child';
  if (months < 144) return 'child';
  return months < 216 ? 'adolescent' : 'adult';
}
