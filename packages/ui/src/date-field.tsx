import { useId } from 'react';
import { TextInput } from '@mantine/core';
import classes from './date-field.module.css';
import { RequiredMark } from './required.tsx';
import { westernDigits } from './western-digits.ts';

export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

type DateFieldProps = {
  readonly legend: string;
  readonly labels: Readonly<Record<keyof DateParts, string>>;
  readonly value: DateParts;
  readonly onChange: (value: DateParts) => void;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
};

const lengths = { day: 2, month: 2, year: 4 } as const;

/**
 * A day one knows by heart, such as a birthday: three numbers to type. A calendar would have to be
 * turned back seventy years, and shows day and month in the browser's order, not the page's.
 */
export function DateField({
  legend,
  labels,
  value,
  onChange,
  error,
  isRequired = false,
}: DateFieldProps) {
  const id = useId();
  return (
    <fieldset className={classes['field']} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes['legend']}>
        {legend}
        {isRequired && <RequiredMark />}
      </legend>
      <div className={classes['parts']}>
        {(['day', 'month', 'year'] as const).map((part) => (
          <TextInput
            key={part}
            label={labels[part]}
            className={classes[part] ?? ''}
            aria-required={isRequired}
            inputMode="numeric"
            autoComplete="off"
            maxLength={lengths[part]}
            value={value[part]}
            error={Boolean(error)}
            onChange={({ currentTarget }) => onChange({ ...value, [part]: currentTarget.value })}
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Whether each part is typed, whatever it says. */
export const isWholeDate = ({ day, month, year }: DateParts) =>
  [day, month, year].every((part) => part.trim() !== '');

/** `YYYY-MM-DD` of what was typed; whether there is such a day is for the reader to check. */
export function isoDateOf({ day, month, year }: DateParts): string {
  const two = (part: string) => westernDigits(part.trim()).padStart(2, '0');
  return `${westernDigits(year.trim())}-${two(month)}-${two(day)}`;
}
