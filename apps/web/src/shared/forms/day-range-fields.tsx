import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayRange } from '@qarib/clinical';
import { isReadableRange } from '@qarib/contracts';

type DayRangeFieldsProps = {
  readonly range: DayRange;
  readonly labels: Readonly<Record<keyof DayRange, string>>;
  /** Called with what can be read only. */
  readonly onChange: (range: DayRange) => void;
};

/**
 * Every digit of a date makes another valid day: what is typed stays here until its field is left or
 * Enter is pressed. Both ends go together, because one alone may end before it begins.
 */
export function DayRangeFields({ range: { from, to }, labels, onChange }: DayRangeFieldsProps) {
  const { t } = useTranslation('shared');
  const [shown, setShown] = useState<DayRange>({ from, to });
  const [typed, setTyped] = useState<DayRange>();
  const [isTyping, setIsTyping] = useState(false);
  if (!isSame(shown, { from, to })) {
    setShown({ from, to });
    // The days of the first field come while the second is typed in: they do not take that back.
    if (!isTyping || (typed && isSame(typed, { from, to }))) setTyped(undefined);
  }
  const days = typed ?? { from, to };
  const commit = () => {
    if (typed && !isSame(typed, { from, to }) && isReadableRange(typed)) onChange(typed);
  };
  const fieldOf = (end: keyof DayRange) => ({
    type: 'date',
    label: labels[end],
    value: days[end],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) =>
      setTyped({ ...days, [end]: value }),
    onFocus: () => setIsTyping(true),
    onBlur: () => {
      setIsTyping(false);
      commit();
    },
    onKeyDown: ({ key }: { key: string }) => {
      if (key === 'Enter') commit();
    },
  });
  const problem = isTyping ? undefined : problemOf(days);
  return (
    <>
      <TextInput {...fieldOf('from')} max={days.to} />
      <TextInput {...fieldOf('to')} min={days.from} error={problem && t(`dayRange.${problem}`)} />
    </>
  );
}

/** Why what was typed is not shown. */
function problemOf({ from, to }: DayRange): 'incomplete' | 'reversed' | 'tooLong' | undefined {
  if (isReadableRange({ from, to })) return undefined;
  if (from === '' || to === '') return 'incomplete';
  return from > to ? 'reversed' : 'tooLong';
}

const isSame = (one: DayRange, other: DayRange) => one.from === other.from && one.to === other.to;
