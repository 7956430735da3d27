import type {
  DoseFrequency,
  DoseRoute,
  DoseUnit,
  DurationUnit,
  NoteOutcome,
  NoteSection,
  ReferralKind,
  ReferralUrgency,
  Specialty,
  AdministrativeGender,
} from '@qarib/clinical';

type CountedUnit = Exclude<DurationUnit, 'until-review'>;
type Durations = Readonly<Record<`${CountedUnit}_other` | 'until-review', string>> &
  Readonly<Partial<Record<`${CountedUnit}_${Intl.LDMLPluralRule}`, string>>>;

/** How the parts of a note are said. `{name}` stands for what is filled in. */
export type NoteWords = {
  readonly parts: Readonly<
    Record<'diagnoses' | 'prescription' | 'outcome' | 'followUp' | 'referral', string>
  >;
  readonly primary: string;
  readonly outcomes: Readonly<Record<NoteOutcome, string>>;
  readonly why: string;
  readonly followUpOn: string;
  readonly kinds: Readonly<Record<ReferralKind, string>>;
  readonly urgencies: Readonly<Record<ReferralUrgency, string>>;
  readonly units: Readonly<Record<DoseUnit, string>>;
  readonly routes: Readonly<Record<DoseRoute, string>>;
  readonly frequencies: Readonly<Record<DoseFrequency, string>>;
  /** By the plural rules of the language. */
  readonly durations: Durations;
  readonly allergyAccepted: string;
  readonly comma: string;
  readonly sections: Readonly<Record<NoteSection, string>>;
  readonly specialties: Readonly<Record<Specialty, string>>;
  readonly genders: Readonly<Record<AdministrativeGender, string>>;
};
