/** What one dose is counted in: plain words in the interface, UCUM where UCUM has a unit. */
export const doseUnits = [
  'tablet',
  'capsule',
  'sachet',
  'mg',
  'g',
  'microgram',
  'ml',
  'spoon-5ml',
  'drop',
  'puff',
  'international-unit',
  'ampoule',
  'suppository',
  'application',
] as const;
export type DoseUnit = (typeof doseUnits)[number];

export const doseRoutes = [
  'oral',
  'sublingual',
  'cutaneous',
  'eye',
  'ear',
  'nasal',
  'inhaled',
  'rectal',
  'vaginal',
  'subcutaneous',
  'intramuscular',
  'intravenous',
] as const;
export type DoseRoute = (typeof doseRoutes)[number];

/** How often, in the few ways a prescription says it; what these cannot say goes into the instructions. */
export const doseFrequencies = [
  'single-dose',
  'once-daily',
  'twice-daily',
  'three-times-daily',
  'four-times-daily',
  'every-4-hours',
  'every-6-hours',
  'every-8-hours',
  'at-bedtime',
  'once-weekly',
  'when-needed',
] as const;
export type DoseFrequency = (typeof doseFrequencies)[number];

/** `until-review`: until the next consultation, as with a treatment for years. */
export const durationUnits = ['day', 'week', 'month', 'until-review'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** The physician was warned, and prescribes all the same. */
export type AllergyAcknowledgement = {
  /** As the patient's record names them. */
  readonly substances: readonly string[];
  readonly reason: string;
};

/** One medication while it is written: what is not chosen yet is absent. */
export type PrescriptionLine = {
  /** The line's own, so that two writers' lines are told apart. */
  readonly id: string;
  readonly medication: string;
  readonly dose?: number | undefined;
  readonly unit?: DoseUnit | undefined;
  readonly route?: DoseRoute | undefined;
  readonly frequency?: DoseFrequency | undefined;
  readonly duration?: { readonly count: number; readonly unit: DurationUnit } | undefined;
  /** For the patient, in plain words. */
  readonly instructions: string;
  readonly allergyAcknowledgement?: AllergyAcknowledgement | undefined;
};

export const prescriptionParts = [
  'medication',
  'dose',
  'unit',
  'route',
  'frequency',
  'duration',
] as const;
export type PrescriptionPart = (typeof prescriptionParts)[number];

/** One dose taken once lasts no time. */
const needsDuration = ({ frequency }: PrescriptionLine) => frequency !== 'single-dose';

const isThere: Readonly<Record<PrescriptionPart, (line: PrescriptionLine) => boolean>> = {
  medication: ({ medication }) => medication.trim() !== '',
  dose: ({ dose }) => dose !== undefined && dose > 0,
  unit: ({ unit }) => unit !== undefined,
  route: ({ route }) => route !== undefined,
  frequency: ({ frequency }) => frequency !== undefined,
  duration: (line) => !needsDuration(line) || (line.duration?.count ?? 0) > 0,
};

/** What a line lacks for a nurse to give it, in the order it is written. */
export function missingInLine(line: PrescriptionLine): readonly PrescriptionPart[] {
  return prescriptionParts.filter((part) => !isThere[part](line));
}
