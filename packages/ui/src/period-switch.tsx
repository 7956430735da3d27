import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import classes from './period-switch.module.css';

export type PeriodSwitchProps = {
  /** What the arrows do is said to those who do not see them. */
  readonly words: { readonly before: string; readonly today: string; readonly after: string };
  /** Absent while there is nothing to go back from. */
  readonly onBefore?: (() => void) | undefined;
  readonly onToday?: (() => void) | undefined;
  readonly onAfter?: (() => void) | undefined;
};

/** One day or week back, to today, or on, in the direction one reads. */
export function PeriodSwitch({ words, onBefore, onToday, onAfter }: PeriodSwitchProps) {
  return (
    <div className={classes['switch']}>
      <Button
        variant="default"
        px="sm"
        aria-label={words.before}
        onClick={onBefore}
        disabled={!onBefore}
      >
        <ChevronLeft size={18} aria-hidden className={classes['arrow']} />
      </Button>
      <Button variant="default" onClick={onToday} disabled={!onToday}>
        {words.today}
      </Button>
      <Button
        variant="default"
        px="sm"
        aria-label={words.after}
        onClick={onAfter}
        disabled={!onAfter}
      >
        <ChevronRight size={18} aria-hidden className={classes['arrow']} />
      </Button>
    </div>
  );
}
