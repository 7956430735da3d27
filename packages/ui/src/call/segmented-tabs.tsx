import type { KeyboardEvent } from 'react';
import { UnstyledButton } from '@mantine/core';
import classes from './segmented-tabs.module.css';

type SegmentedTabsProps<Value extends string> = {
  /** The panels carry `${id}-${value}-panel`, and are labelled by `${id}-${value}`. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** A few tabs side by side, walked through with the arrow keys (ARIA tabs pattern). */
export function SegmentedTabs<Value extends string>(props: SegmentedTabsProps<Value>) {
  const { id, label, tabs, value, onChange } = props;

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const steps: Record<string, number> = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  }

  return (
    <div className={classes.tabs} role="tablist" aria-label={label}>
      {tabs.map((tab) => {
        const isSelected = tab.value === value;
        return (
          <UnstyledButton
            key={tab.value}
            id={`${id}-${tab.value}`}
            className={classes.tab}
            role="tab"
            aria-selected={isSelected}
            aria-controls={`${id}-${tab.value}-panel`}
            tabIndex={isSelected ? 0 : -1}
            onClick={() => onChange(tab.value)}
            onKeyDown={walk}
          >
            {tab.label}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
