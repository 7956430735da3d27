import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import classes from './save-indicator.module.css';

export type SaveIndicatorProps = {
  /** `quiet`: nothing to say yet. */
  readonly state: 'quiet' | 'saving' | 'saved' | 'kept' | 'unsaved';
  readonly label: string;
};

const icons = { saving: LoaderCircle, saved: Check, kept: CloudOff, unsaved: TriangleAlert };

/** Where the words a person just typed are. Announced politely, and never ahead of the truth. */
export function SaveIndicator({ state, label }: SaveIndicatorProps) {
  const Icon = state === 'quiet' ? undefined : icons[state];
  return (
    <span className={classes.indicator} data-state={state} data-testid="save-state">
      {Icon && <Icon size={16} aria-hidden className={classes.icon} />}
      <span>{label}</span>
    </span>
  );
}
