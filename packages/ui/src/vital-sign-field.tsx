import { TextInput } from '@mantine/core';
import classes from './vital-sign-field.module.css';
import { westernDigits } from './western-digits.ts';

type VitalSignFieldProps = {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** It cannot be: the value is refused. */
  readonly error?: string | boolean | undefined;
  /** It can be, and is pointed out. */
  readonly hint?: string | undefined;
};

/** One measurement with its unit, a number pad on phones. */
export function VitalSignField(props: VitalSignFieldProps) {
  const { label, unit, value, onChange, onBlur, error, hint } = props;
  return (
    <TextInput
      label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      {...(onBlur ? { onBlur } : {})}
      inputMode="decimal"
      autoComplete="off"
      error={error}
      {...(hint ? { description: hint } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ input: classes['input'] ?? '', description: classes['hint'] ?? '' }}
      rightSection={
        <span className={classes['unit']}>
          <bdi>{unit}</bdi>
        </span>
      }
      rightSectionWidth={72}
      rightSectionPointerEvents="none"
    />
  );
}

/** What a nurse typed as a number: a comma or a point, Eastern Arabic digits too. */
export function numberTyped(text: string): number | undefined {
  const western = westernDigits(text.trim()).replace(/[,٫]/, '.');
  if (western === '') return undefined;
  return /^\d+(\.\d*)?$/.test(western) ? Number(western) : Number.NaN;
}
