import type { ConsultationSummary } from '@qarib/contracts';
import { ConsultationCard } from './consultation-card.tsx';
import classes from './list.module.css';

type ConsultationListProps = {
  readonly consultations: readonly ConsultationSummary[];
  readonly isOfKnownPatient?: boolean;
};

export function ConsultationList({ consultations, isOfKnownPatient }: ConsultationListProps) {
  return (
    <ul className={classes['list']}>
      {consultations.map((consultation) => (
        <li key={consultation.id}>
          <ConsultationCard
            consultation={consultation}
            {...(isOfKnownPatient ? { isOfKnownPatient } : {})}
          />
        </li>
      ))}
    </ul>
  );
}
