import { Fragment } from 'react';
import { noteSections, type NoteSection } from '@qarib/clinical';
import { DiagnosisFields } from './diagnosis-fields.tsx';
import { FollowUpFields } from './follow-up-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import type { PartProps } from './part-props.ts';
import { PrescriptionFields } from './prescription-fields.tsx';
import { ReferralFields } from './referral-fields.tsx';
import { SectionField } from './section-field.tsx';

type NoteFormProps = PartProps & {
  /** Substances the patient's record warns of. */
  readonly allergies: readonly string[];
};

/** All that is written, in the order of a consultation. */
export function NoteForm(props: NoteFormProps) {
  const { content, onChange, isMissing } = props;
  const isTold = content.outcome !== 'not-completed';
  const isNeeded = (section: NoteSection) =>
    isTold && (section === 'assessment' || section === 'plan');
  return (
    <>
      {noteSections.map((section) => (
        <Fragment key={section}>
          <SectionField
            section={section}
            value={content.text[section]}
            isNeeded={isNeeded(section)}
            isMissing={
              (section === 'assessment' || section === 'plan') && isMissing(`text.${section}`)
            }
            onWrite={(value) => onChange({ text: { ...content.text, [section]: value } })}
          />
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
