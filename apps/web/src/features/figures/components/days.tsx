import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DayRange } from '@qarib/clinical';
import { isReadableRange } from '@qarib/contracts';

type DaysProps = {
  readonly view: DayRange;
  readonly show: (change: DayRange) => void;
};

/**
 * Every digit of a date makes another valid day: what is typed stays here until its field is left or
 * Enter is pressed. Both ends go together, because one alone may end before it begins.
 */
export function Days({ view: { from, to }, show }: DaysProps) {
  const { t } = useTranslation('figures');
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
    if (typed && !isSame(typed, { from, to }) && isReadableRange(typed)) show(typed);
  };
  const fieldOf = (end: keyof DayRange) => ({
    type: 'date',
    label: t(`filters.${end}`),
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
  return (
    <>
      <TextInput {...fieldOf('from')} max={days.to} />
      <TextInput {...fieldOf('to')} min={days.from} />
    </>
  );
}

const isSame = (one: DayRange, other: DayRange) => one.from === other.from && one.to === other.to;
