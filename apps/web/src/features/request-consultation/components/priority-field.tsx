import { useTranslation } from 'react-i18next';
import { consultationPriorities, type ConsultationPriority } from '@qarib/clinical';
import { ChoiceChips, type Choice } from '@qarib/ui';

const tones: Record<ConsultationPriority, Choice<string>['tone']> = {
  stat: 'alarm',
  asap: 'ember',
  urgent: 'ember',
  routine: undefined,
};

type PriorityFieldProps = {
  readonly value: ConsultationPriority;
  readonly onChange: (priority: ConsultationPriority) => void;
};

/** From the calmest to the most urgent, each with what it means for the patient. */
export function PriorityField({ value, onChange }: PriorityFieldProps) {
  const { t } = useTranslation('request-consultation');
  const { t: shared } = useTranslation('shared');
  return (
    <ChoiceChips
      legend={t('priority')}
      layout="cards"
      choices={consultationPriorities.toReversed().map((priority) => ({
        value: priority,
        label: shared(`priorities.${priority}`),
        description: shared(`priorityMeanings.${priority}`),
        ...(tones[priority] ? { tone: tones[priority] } : {}),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
