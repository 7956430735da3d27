import type { Breakdown, ConsultationMode, FigureSection } from '@qarib/clinical';
import type { ConsultationPriority } from '@qarib/clinical';
import type { Language } from '@qarib/contracts';
import { reportAr } from './report-ar.ts';
import { reportEn } from './report-en.ts';
import { reportFr } from './report-fr.ts';

/** What the screen says of figures too, in the same words. `{name}` stands for what is filled in. */
type FigureWords = {
  readonly cards: Readonly<
    Record<FigureSection | 'among' | 'before' | 'nothing' | 'hidden', string>
  >;
  readonly trend: { readonly title: string };
  readonly breakdown: Readonly<
    Record<'caption' | 'hidden' | 'hiddenNote' | 'empty' | 'emptyText', string>
  >;
  readonly by: Readonly<Record<Breakdown, string>>;
  readonly values: Readonly<
    Record<'noSpecialty' | 'noCode' | 'noSite' | 'age' | 'ageUnknown' | ConsultationMode, string>
  >;
  readonly units: Readonly<
    Record<'minutes' | 'hours' | 'kilometres' | 'milliseconds' | 'kilobits', string>
  >;
};

/** What a report of figures says besides its numbers. */
export type ReportWords = {
  readonly shown: FigureWords;
  readonly priorities: Readonly<Record<ConsultationPriority, string>>;
  readonly monthly: string;
  readonly ofPeriod: string;
  readonly fromTo: string;
  readonly specialty: string;
  readonly allSpecialties: string;
  readonly asOf: string;
  readonly intro: string;
  readonly atMost: string;
  readonly longer: string;
  readonly hoursNote: string;
  readonly hourCell: string;
  readonly footer: string;
  readonly end: string;
};

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  fr: reportFr,
  ar: reportAr,
  en: reportEn,
};
