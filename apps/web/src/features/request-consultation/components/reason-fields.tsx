import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { frequentReasons, specialties, type Specialty } from '@qarib/clinical';
import { ChoiceChips, Section } from '@qarib/ui';
import { CodeSearch } from '../../../shared/codes/code-search.tsx';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import type { RequestDraft, RequestProblem } from '../hooks/request-draft.ts';

type ReasonFieldsProps = {
  readonly draft: RequestDraft;
  readonly problems: readonly RequestProblem[];
  readonly onChange: (change: Partial<RequestDraft>) => void;
};

/** The chips of a specialty's frequent reasons, and of the one that was searched for. */
function useReasonChoices({ specialty, reasonFound }: RequestDraft) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  if (specialty === '') return [];
  const choices = frequentReasons(specialty).map(({ code, display }) => ({
    value: code,
    label: t(`reasons.${code}`, { defaultValue: display }),
  }));
  if (!reasonFound || choices.some(({ value }) => value === reasonFound.code)) return choices;
  return [...choices, { value: reasonFound.code, label: reasonFound.display[language] }];
}

/**
 * For whom and why. A frequent reason belongs to its specialty: another specialty takes it back. One
 * that was searched for stays.
 */
export function ReasonFields({ draft, problems, onChange }: ReasonFieldsProps) {
  const { t } = useTranslation('request-consultation');
  const { t: shared } = useTranslation('shared');
  const { specialty, reasonCode, reasonFound, reasonText } = draft;
  const choices = useReasonChoices(draft);

  function chooseSpecialty(chosen: Specialty): void {
    const keepsReason =
      reasonFound?.code === reasonCode ||
      frequentReasons(chosen).some(({ code }) => code === reasonCode);
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
        <>
          <ChoiceChips
            legend={t('reason')}
            isRequired
            choices={choices}
            value={reasonCode}
            onChange={(code) => onChange({ reasonCode: code })}
            onClear={() => onChange({ reasonCode: '' })}
            error={problems.includes('reason') ? t('reasonMissing') : undefined}
          />
          <CodeSearch
            catalogue="icpc-2"
            label={t('searchReason')}
            taken={[]}
            onPick={(found) => onChange({ reasonFound: found, reasonCode: found.code })}
          />
        </>
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
