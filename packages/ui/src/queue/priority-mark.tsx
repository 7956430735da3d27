import { ClockAlert, Siren, TriangleAlert, UserRound } from 'lucide-react';
import classes from './priority-mark.module.css';

export type PriorityMarkProps = {
  readonly priority: 'stat' | 'asap' | 'urgent' | 'routine';
  readonly label: string;
};

const icons = { stat: Siren, asap: TriangleAlert, urgent: ClockAlert, routine: UserRound };

/** How urgent a case is, told by word, shape and colour alike. */
export function PriorityMark({ priority, label }: PriorityMarkProps) {
  const Icon = icons[priority];
  return (
    <span className={classes.mark} data-priority={priority}>
      <Icon size={16} aria-hidden />
      {label}
    </span>
  );
}
