import { Button, Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moroccanDay } from '@qarib/clinical';
import { requiredField } from '@qarib/ui';
import { useToday } from '../../../shared/clock/use-today.ts';
import { OptionalPart } from './optional-part.tsx';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

/** What physicians say most: a week, two, a month, three. */
const usualDays = [7, 14, 30, 90] as const;
const msPerDay = 24 * 60 * 60_000;

/** Noon in UTC is the same day in Morocco, whatever its offset. */
const dayAfter = (today: string, days: number) =>
  moroccanDay(new Date(Date.parse(`${today}T12:00:00Z`) + days * msPerDay));

/** When the patient is to be seen again, and what for. Signing it plans the appointment. */
export function FollowUpFields({ content, onChange, isMissing }: PartProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const today = useToday();
  const { followUp } = content;
  const { reason = '', date } = followUp ?? {};
  return (
    <OptionalPart
      title={t('note:parts.followUp')}
      addLabel={t('followUp.add')}
      removeLabel={t('followUp.remove')}
      isOpen={followUp !== undefined}
      onAdd={() => onChange({ followUp: { reason: '' } })}
      onRemove={() => onChange({ followUp: undefined })}
    >
      <Group gap="xs">
        {usualDays.map((days) => (
          <Button
            key={days}
            size="sm"
            variant={date === dayAfter(today, days) ? 'filled' : 'light'}
            onClick={() => onChange({ followUp: { reason, date: dayAfter(today, days) } })}
          >
            {t('followUp.inDays', { count: days })}
          </Button>
        ))}
      </Group>
      <div className={classes['row']}>
        <TextInput
          id="note-followUp.date"
          type="date"
          label={t('followUp.date')}
          {...requiredField}
          min={today}
          error={isMissing('followUp.date') && t('followUp.dateMissing')}
          value={date ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ followUp: { reason, date: value === '' ? undefined : value } })
          }
        />
        <TextInput
          label={t('followUp.reason')}
          value={reason}
          maxLength={500}
          dir="auto"
          onChange={({ currentTarget: { value } }) =>
            onChange({ followUp: { date, reason: value } })
          }
        />
      </div>
    </OptionalPart>
  );
}
