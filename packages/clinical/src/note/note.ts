/** FHIR Composition.status. */
export const noteStatuses = ['preliminary', 'final', 'amended'] as const;
export type NoteStatus = (typeof noteStatuses)[number];

/** SOAP, and the words meant for the nurse beside the patient. */
export const noteSections = ['subjective', 'objective', 'assessment', 'plan', 'advice'] as const;
export type NoteSection = (typeof noteSections)[number];
export type NoteText = Readonly<Record<NoteSection, string>>;

export const emptyNote: NoteText = {
  subjective: '',
  objective: '',
  assessment: '',
  plan: '',
  advice: '',
};

export function isEditable(status: NoteStatus): boolean {
  return status === 'preliminary';
}

/** What the nurse reads of a signed note; the rest stays between physicians. */
export const sectionsForNurse: readonly NoteSection[] = ['assessment', 'plan', 'advice'];
