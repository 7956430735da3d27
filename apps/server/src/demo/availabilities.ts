import type { AvailabilityRule } from '@qarib/clinical';
import type { AvailabilityRecord } from '../ports/appointments.ts';

const mornings: AvailabilityRule = {
  weekdays: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '12:00',
  slotMinutes: 30,
  validFrom: '2026-01-01',
  everyWeeks: 1,
};
const tuesdayAfternoons: AvailabilityRule = {
  ...mornings,
  weekdays: [2],
  from: '14:00',
  to: '16:00',
  slotMinutes: 20,
};

const seeing = (id: string, rules: readonly AvailabilityRule[]): AvailabilityRecord => ({
  id,
  version: 1,
  rules,
  exceptions: [],
});

export const demoAvailabilities: readonly AvailabilityRecord[] = [
  seeing('demo-neurologist-benali', [mornings]),
  seeing('demo-paediatrician-idrissi', [tuesdayAfternoons]),
  seeing('demo-paediatrician-berrada', [mornings]),
];
