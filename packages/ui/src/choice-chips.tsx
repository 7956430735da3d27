import { useId, type ReactNode } from 'react';
import classes from './choice-chips.module.css';
import { RequiredMark } from './required.tsx';

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
  readonly icon?: ReactNode;
  readonly tone?: 'ember' | 'alarm';
};

type ChoiceChipsProps<Value extends string> = {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  /** Tapping the chosen one again takes it back. */
  readonly onClear?: () => void;
  readonly error?: string | undefined;
  readonly layout?: 'chips' | 'cards';
  readonly isRequired?: boolean;
};

/** One of a few, all in sight: native radio buttons, so the arrow keys work as everybody knows them. */
export function ChoiceChips<Value extends string>(props: ChoiceChipsProps<Value>) {
  const { legend, choices, value, onChange, onClear, error, layout = 'chips', isRequired } = props;
  const name = useId();
  return (
    <fieldset
      className={classes['field']}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className={classes['legend']}>
        {legend}
        {isRequired && <RequiredMark />}
      </legend>
      <div className={classes['choices']} data-layout={layout}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes['choice']} data-tone={choice.tone}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              required={isRequired}
              onChange={() => onChange(choice.value)}
              onClick={() => {
                if (choice.value === value) onClear?.();
              }}
            />
            {choice.icon}
            <span>
              <span className={classes['label']}>{choice.label}</span>
              {choice.description && (
                <span className={classes['description']}>{choice.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
