import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './call-control.module.css';

export type CallControlProps = {
  readonly icon: ReactNode;
  /** Read under the icon where there is room, and by screen readers everywhere. */
  readonly label: string;
  /** Told on hover: what pressing does, with its key. */
  readonly hint?: string;
  /** The key that does the same, for `aria-keyshortcuts`. */
  readonly shortcut?: string;
  /** `off`: something of the person's own is switched off; `danger`: ends something. */
  readonly look?: 'plain' | 'off' | 'danger' | 'primary';
  /** For a control that switches between two states. */
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress?: () => void;
  readonly testId?: string;
};

/** A control of the call: icon, word, and a target no smaller than a thumb. */
export function CallControl({
  icon,
  label,
  hint,
  shortcut,
  look = 'plain',
  isPressed,
  isExpanded,
  isDisabled,
  onPress,
  testId,
  ...forwarded
}: CallControlProps) {
  return (
    <UnstyledButton
      {...forwarded}
      className={classes.control}
      data-look={look}
      data-testid={testId}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-keyshortcuts={shortcut}
      disabled={isDisabled}
      title={hint}
      onClick={onPress}
    >
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.label}>{label}</span>
    </UnstyledButton>
  );
}
