import type { ReactNode } from 'react';
import { Clock, MapPin } from 'lucide-react';
import type { ConsultationPriority } from '@qarib/clinical';
import classes from './desk-card.module.css';

type DeskCardProps = {
  readonly priority: ConsultationPriority;
  /** How it is held, with its icon. */
  readonly mode: ReactNode;
  /** How urgent it is, where somebody said so. */
  readonly badge?: ReactNode;
  /** How long somebody waits, or when it is due. */
  readonly time?: ReactNode;
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly patient: ReactNode;
  readonly site: string;
  readonly actions: ReactNode;
  readonly testId: string;
};

/** One thing on the desk: how urgent and since when reads first, and the way in is one press. */
export function DeskCard(props: DeskCardProps) {
  const { priority, mode, badge, time, title, children, patient, site, actions, testId } = props;
  return (
    <li className={classes.card} data-priority={priority} data-testid={testId}>
      <div className={classes.top}>
        <span className={classes.mode}>{mode}</span>
        {badge}
      </div>
      {time && (
        <div className={classes.wait}>
          <Clock size={16} aria-hidden />
          <span>{time}</span>
        </div>
      )}
      {title && (
        <h3 className={classes.reason} dir="auto">
          {title}
        </h3>
      )}
      {children}
      <p className={classes.patient}>{patient}</p>
      <p className={classes.site}>
        <MapPin size={16} aria-hidden />
        <span dir="auto">{site}</span>
      </p>
      <div className={classes.actions}>{actions}</div>
    </li>
  );
}
