/** The specialties of the programme, in the order of the pilot's demand. */
export const specialties = [
  'neurology',
  'paediatrics',
  'gynaecology-obstetrics',
  'dermatology',
  'pneumology',
  'nephrology',
  'internal-medicine',
] as const;

export type Specialty = (typeof specialties)[number];

export const isSpecialty = (value: string): value is Specialty =>
  specialties.some((specialty) => specialty === value);
