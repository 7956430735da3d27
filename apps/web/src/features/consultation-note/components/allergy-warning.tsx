import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PrescriptionLine } from '@qarib/clinical';
import { Notice } from '@qarib/ui';

type AllergyWarningProps = {
  readonly line: PrescriptionLine;
  readonly at: number;
  /** As the patient's record names them. */
  readonly against: readonly string[];
  readonly isMissing: boolean;
  readonly onChange: (line: PrescriptionLine) => void;
};

/** The record warns of this medication. To prescribe it all the same takes a reason, which is signed. */
export function AllergyWarning({ line, at, against, isMissing, onChange }: AllergyWarningProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const substances = against.join(t('note:comma'));
  const { allergyAcknowledgement: seen } = line;
  const say = (reason: string) =>
    onChange({
      ...line,
      allergyAcknowledgement: reason === '' ? undefined : { substances: against, reason },
    });
  return (
    <Notice tone="error" title={t('prescription.allergy', { substances })}>
      <TextInput
        id={`note-prescription.${at}.allergyAcknowledgement`}
        label={t('prescription.allergyReason')}
        error={isMissing && t('sign.missingHere')}
        value={seen?.reason ?? ''}
        maxLength={500}
        dir="auto"
        onChange={({ currentTarget }) => say(currentTarget.value)}
      />
    </Notice>
  );
}
