import { ageInYears } from '../patient/patient.ts';

/** Completed years at the day of the request, in the groups of the ministry's yearbook. */
export const ageGroups = ['0', '1-4', '5-14', '15-49', '50-64', '65+', 'unknown'] as const;
export type AgeGroup = (typeof ageGroups)[number];

export function ageGroupOf(birthDate: string | undefined, day: string): AgeGroup {
  if (birthDate === undefined) return 'unknown';
  const years = ageInYears(birthDate, day);
  if (!Number.isFinite(years) || years < 0) return 'unknown';
  if (years < 1) return '0';
  if (years < 5) return '1-4';
  if (years < 15) return '5-14';
  if (years < 50) return '15-49';
  return years < 65 ? '50-64' : '65+';
}
