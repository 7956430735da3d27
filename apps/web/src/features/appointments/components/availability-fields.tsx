import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { slotLengths, weekdays, type Weekday } from '@qarib/clinical';
import type { AvailabilityDraft } from '@qarib/contracts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import classes from './appointments.module.css';

type Rule = AvailabilityDraft['rules'][number];
type Exception = AvailabilityDraft['exceptions'][number];

type FieldProps = {
  readonly label: string;
  readonly type: 'time' | 'date';
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

function Field({ label, type, value = '', onChange }: FieldProps) {
  return (
    <TextInput
      label={label}
      type={type}
      {...(type === 'time' && { step: 300 })}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}

type LengthProps = {
  readonly value: Rule['slotMinutes'];
  readonly onChange: (value: Rule['slotMinutes']) => void;
};

function LengthField({ value, onChange }: LengthProps) {
  const { t } = useTranslation('appointments');
  return (
    <NativeSelect
      label={t('availability.slot')}
      value={String(value)}
      onChange={({ currentTarget }) =>
        onChange(slotLengths.find((it) => String(it) === currentTarget.value) ?? value)
      }
      data={slotLengths.map((minutes) => ({
        value: String(minutes),
        label: t('booking.minutes', { count: minutes }),
      }))}
    />
  );
}

type RuleProps = { readonly rule: Rule; readonly onChange: (rule: Rule | undefined) => void };

/** Days of the week, from when to when. */
export function RuleFields({ rule, onChange }: RuleProps) {
  const { t } = useTranslation('appointments');
  const words = useDayWords();
  const toggle = (day: Weekday) => {
    const chosen = weekdays.filter((it) => rule.weekdays.includes(it) !== (it === day));
    // A rule for no day at all is one to remove.
    if (chosen.length > 0) onChange({ ...rule, weekdays: chosen });
  };
  return (
    <div className={classes['row']} role="group" aria-label={t('availability.rule')}>
      <div className={classes['weekdays']}>
        {weekdays.map((day) => (
          <Button
            key={day}
            variant={rule.weekdays.includes(day) ? 'filled' : 'default'}
            aria-pressed={rule.weekdays.includes(day)}
            onClick={() => toggle(day)}
          >
            {words.weekday(day)}
          </Button>
        ))}
      </div>
      <div className={classes['fields']}>
        <Field
          label={t('availability.from')}
          type="time"
          value={rule.from}
          onChange={(from = rule.from) => onChange({ ...rule, from })}
        />
        <Field
          label={t('availability.to')}
          type="time"
          value={rule.to}
          onChange={(to = rule.to) => onChange({ ...rule, to })}
        />
        <LengthField
          value={rule.slotMinutes}
          onChange={(slotMinutes) => onChange({ ...rule, slotMinutes })}
        />
        <NativeSelect
          label={t('availability.every')}
          value={String(rule.everyWeeks)}
          onChange={({ currentTarget }) =>
            onChange({ ...rule, everyWeeks: Number(currentTarget.value) })
          }
          data={[1, 2, 3, 4].map((count) => ({
            value: String(count),
            label: t('availability.weeks', { count }),
          }))}
        />
        <Field
          label={t('availability.validFrom')}
          type="date"
          value={rule.validFrom}
          onChange={(validFrom = rule.validFrom) => onChange({ ...rule, validFrom })}
        />
        <Field
          label={t('availability.validUntil')}
          type="date"
          value={rule.validUntil}
          onChange={(validUntil) => onChange({ ...rule, validUntil })}
        />
      </div>
      <Button
        variant="subtle"
        color="gray"
        className={classes['remove'] ?? ''}
        onClick={() => onChange(undefined)}
      >
        {t('availability.remove')}
      </Button>
    </div>
  );
}

type ExceptionProps = {
  readonly exception: Exception;
  readonly onChange: (exception: Exception | undefined) => void;
};

/** Away, or there beyond the usual days. */
export function ExceptionFields({ exception, onChange }: ExceptionProps) {
  const { t } = useTranslation('appointments');
  const { kind, fromDay, toDay, from, to, slotMinutes = 30 } = exception;
  return (
    <div className={classes['row']} role="group" aria-label={t(`availability.${kind}`)}>
      <strong>{t(`availability.${kind}`)}</strong>
      <div className={classes['fields']}>
        <Field
          label={t('availability.fromDay')}
          type="date"
          value={fromDay}
          onChange={(day = fromDay) =>
            onChange({ ...exception, fromDay: day, toDay: day > toDay ? day : toDay })
          }
        />
        <Field
          label={t('availability.toDay')}
          type="date"
          value={toDay}
          onChange={(day = toDay) => onChange({ ...exception, toDay: day })}
        />
        <Field
          label={t('availability.from')}
          type="time"
          value={from}
          onChange={(time) => onChange({ ...exception, from: time })}
        />
        <Field
          label={t('availability.to')}
          type="time"
          value={to}
          onChange={(time) => onChange({ ...exception, to: time })}
        />
        {kind === 'opening' && (
          <LengthField
            value={slotMinutes}
            onChange={(minutes) => onChange({ ...exception, slotMinutes: minutes })}
          />
        )}
      </div>
      {kind === 'absence' && <p className={classes['text']}>{t('availability.allDay')}</p>}
      <Button
        variant="subtle"
        color="gray"
        className={classes['remove'] ?? ''}
        onClick={() => onChange(undefined)}
      >
        {t('availability.remove')}
      </Button>
    </div>
  );
}
