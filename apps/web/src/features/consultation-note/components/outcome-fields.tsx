import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  noteOutcomes,
  type NoteContent,
  type NoteOutcome,
  type ReferralUrgency,
} from '@qarib/clinical';
import { ChoiceChips, requiredField } from '@qarib/ui';
import type { PartProps } from './part-props.ts';

const urgencyOfTransfer: Partial<Record<NoteOutcome, ReferralUrgency>> = {
  'planned-transfer': 'planned',
  'urgent-transfer': 'immediate',
};

/** What an outcome asks for is opened at once, and nothing already written is touched. */
export function withOutcome(content: NoteContent, outcome: NoteOutcome): Partial<NoteContent> {
  const urgency = urgencyOfTransfer[outcome];
  if (outcome === 'follow-up') return { outcome, followUp: content.followUp ?? { reason: '' } };
  if (!urgency) return { outcome };
  const { referral = { facilityName: '', reason: '' } } = content;
  return { outcome, referral: { ...referral, kind: 'transfer', urgency } };
}

/** How it turned out: one tap, and what that asks for opens below. */
export function OutcomeFields({ content, onChange, isMissing }: PartProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const { outcome, outcomeReason } = content;
  return (
    <div id="note-outcome" tabIndex={-1} data-testid="note-outcome">
      <ChoiceChips
        legend={t('note:parts.outcome')}
        isRequired
        choices={noteOutcomes.map((value) => ({ value, label: t(`note:outcomes.${value}`) }))}
        value={outcome ?? ''}
        error={isMissing('outcome') ? t('sign.missingHere') : undefined}
        onChange={(value) => onChange(withOutcome(content, value))}
      />
      {outcome === 'not-completed' && (
        <Textarea
          id="note-outcomeReason"
          mt="sm"
          label={t('outcome.why')}
          description={t('outcome.whyHint')}
          {...requiredField}
          error={isMissing('outcomeReason') && t('sign.missingHere')}
          value={outcomeReason}
          onChange={(event) => onChange({ outcomeReason: event.currentTarget.value })}
          autosize
          minRows={2}
          maxLength={1_000}
          dir="auto"
        />
      )}
    </div>
  );
}
