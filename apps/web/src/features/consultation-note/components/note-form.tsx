import { Fragment, lazy, Suspense } from 'react';
import { noteSections, type NoteSection, type Specialty } from '@qarib/clinical';
import { DiagnosisFields } from './diagnosis-fields.tsx';
import { FollowUpFields } from './follow-up-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import type { PartProps } from './part-props.ts';
import { PrescriptionFields } from './prescription-fields.tsx';
import { ReferralFields } from './referral-fields.tsx';
import { SectionField } from './section-field.tsx';

/** Words of every specialty in three languages: fetched beside the note, and never by who only reads it. */
const MemoryAid = lazy(async () => ({
  default: (await import('./memory-aid.tsx')).MemoryAid,
}));
const SectionTemplate = lazy(async () => ({
  default: (await import('./section-template.tsx')).SectionTemplate,
}));

type NoteFormProps = PartProps & {
  readonly specialty: Specialty;
  /** Substances the patient's record warns of. */
  readonly allergies: readonly string[];
};

/** All that is written, in the order of a consultation. */
export function NoteForm(props: NoteFormProps) {
  const { content, onChange, isMissing, specialty } = props;
  const isTold = content.outcome !== 'not-completed';
  const isNeeded = (section: NoteSection) =>
    isTold && (section === 'assessment' || section === 'plan');
  const write = (section: NoteSection) => (value: string) =>
    onChange({ text: { ...content.text, [section]: value } });
  return (
    <>
      <Suspense fallback={null}>
        <MemoryAid specialty={specialty} />
      </Suspense>
      {noteSections.map((section) => (
        <Fragment key={section}>
          <SectionField
            section={section}
            value={content.text[section]}
            isNeeded={isNeeded(section)}
            isMissing={
              (section === 'assessment' || section === 'plan') && isMissing(`text.${section}`)
            }
            onWrite={write(section)}
          />
          <Suspense fallback={null}>
            <SectionTemplate
              specialty={specialty}
              section={section}
              value={content.text[section]}
              onWrite={write(section)}
            />
          </Suspense>
          {section === 'assessment' && <DiagnosisFields {...props} />}
        </Fragment>
      ))}
      <PrescriptionFields {...props} />
      <OutcomeFields {...props} />
      <FollowUpFields {...props} />
      <ReferralFields {...props} />
    </>
  );
}
