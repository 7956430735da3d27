import type { LocalizedText } from '../catalogue/geography.ts';
import type { Specialty } from '../catalogue/specialty.ts';
import type { NoteSection } from './note.ts';
import { dermatology } from './templates/dermatology.ts';
import { gynaecologyObstetrics } from './templates/gynaecology-obstetrics.ts';
import { internalMedicine } from './templates/internal-medicine.ts';
import { nephrology } from './templates/nephrology.ts';
import { neurology } from './templates/neurology.ts';
import { paediatrics } from './templates/paediatrics.ts';
import { pneumology } from './templates/pneumology.ts';

/** Of each section what is commonly asked and said there, in the order of a consultation. */
export type NoteTemplate = Readonly<Record<NoteSection, readonly LocalizedText[]>>;

/**
 * Reminders for each specialty: headings to write under or to delete, advice and never a rule. They
 * are words of Qarib's own. Import them where they are shown, so that nobody else's browser loads them.
 */
export const noteTemplates: Readonly<Record<Specialty, NoteTemplate>> = {
  neurology,
  paediatrics,
  'gynaecology-obstetrics': gynaecologyObstetrics,
  dermatology,
  pneumology,
  nephrology,
  'internal-medicine': internalMedicine,
};

/** French sets its colon off from the word. */
const colons: Readonly<Record<keyof LocalizedText, string>> = { fr: ' : ', ar: ': ', en: ': ' };

/** The headings as text to write under, one on each line. */
export const templateText = (
  headings: readonly LocalizedText[],
  language: keyof LocalizedText,
): string => headings.map((heading) => heading[language] + colons[language]).join('\n');
