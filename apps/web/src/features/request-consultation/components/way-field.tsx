import { Textarea } from '@mantine/core';
import { BellRing, FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips, requiredField } from '@qarib/ui';
import type { RequestDraft, RequestProblem } from '../hooks/request-draft.ts';

type WayFieldProps = {
  readonly draft: Pick<RequestDraft, 'way' | 'question'>;
  readonly problems: readonly RequestProblem[];
  readonly onChange: (change: Partial<RequestDraft>) => void;
};

/** A call now, or an answer in writing; a question is asked for only where one is answered. */
export function WayField({ draft, problems, onChange }: WayFieldProps) {
  const { t } = useTranslation('request-consultation');
  return (
    <>
      <ChoiceChips
        legend={t('way.legend')}
        layout="cards"
        choices={[
          {
            value: 'ring',
            label: t('way.ring'),
            description: t('way.ringText'),
            icon: <BellRing size={20} aria-hidden />,
          },
          {
            value: 'writing',
            label: t('way.writing'),
            description: t('way.writingText'),
            icon: <FileQuestion size={20} aria-hidden />,
          },
        ]}
        value={draft.way}
        onChange={(way) => onChange({ way })}
      />
      {draft.way === 'writing' && (
        <Textarea
          label={t('way.question')}
          {...requiredField}
          autosize
          minRows={3}
          maxLength={1_000}
          dir="auto"
          value={draft.question}
          error={problems.includes('question') ? t('way.questionMissing') : undefined}
          onChange={({ currentTarget }) => onChange({ question: currentTarget.value })}
        />
      )}
    </>
  );
}
