import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { frequentReasons, specialties, type Specialty } from '@qarib/clinical';
import { ChoiceChips, Section } from '@qarib/ui';
import type { RequestDraft, RequestProblem } from '../hooks/request-draft.ts';

type ReasonFieldsProps = {
  readonly draft: RequestDraft;
  readonly problems: readonly RequestProblem[];
  readonly onChange: (change: Partial<RequestDraft>) => void;
};

/** For whom and why. A reason belongs to its specialty: another specialty takes it back. */
export function ReasonFields({ draft, problems, onChange }: ReasonFieldsProps) {
  const { t } = useTranslation('request-consultation');
  const { t: shared } = useTranslation('shared');
  const { specialty, reasonCode, reasonText } = draft;

  function chooseSpecialty(chosen: Specialty): void {
    const keepsReason = frequentReasons(chosen).some(({ code }) => code === reasonCode);
    onChange({ specialty: chosen, reasonCode: keepsReason ? reasonCode : '' });
  }

  return (
    <Section>
      <ChoiceChips
        legend={t('specialty')}
        choices={specialties.map((value) => ({ value, label: shared(`specialties.${value}`) }))}
        value={specialty}
        onChange={chooseSpecialty}
        error={problems.includes('specialty') ? t('specialtyMissing') : undefined}
      />
      {specialty !== '' && (
        <ChoiceChips
          legend={t('reason')}
          choices={frequentReasons(specialty).map(({ code, display }) => ({
            value: code,
            label: shared(`reasons.${code}`, { defaultValue: display }),
          }))}
          value={reasonCode}
          onChange={(code) => onChange({ reasonCode: code })}
          onClear={() => onChange({ reasonCode: '' })}
          error={problems.includes('reason') ? t('reasonMissing') : undefined}
        />
      )}
      <Textarea
        label={t('reasonText')}
        description={t('reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        dir="auto"
        value={reasonText}
        onChange={({ currentTarget }) => onChange({ reasonText: currentTarget.value })}
      />
    </Section>
  );
}
