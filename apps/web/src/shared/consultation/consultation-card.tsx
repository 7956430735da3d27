import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import type { ConsultationSummary } from '@qarib/contracts';
import { PatientLine, PriorityBadge, StatusBadge } from '@qarib/ui';
import { UnreadBadge } from '../messages/unread-badge.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useCaseWords } from './use-case-words.ts';
import { useStatusLine } from './use-status-line.ts';
import classes from './consultation-card.module.css';

type ConsultationCardProps = {
  readonly consultation: ConsultationSummary;
  /** On a patient's own page the name is said already: then the date leads. */
  readonly isOfKnownPatient?: boolean;
};

/** One consultation in a list, and where it is now. */
export function ConsultationCard({ consultation, isOfKnownPatient }: ConsultationCardProps) {
  const { t } = useTranslation('shared');
  const words = useCaseWords();
  const format = useFormat();
  const statusLine = useStatusLine();
  const { id, patient, status, priority, specialty, reason } = consultation;
  const subject = [t(`specialties.${specialty}`), words.reasonTitle(reason)];
  return (
    <Link to={`/consultations/${id}`} className={classes['card']} data-status={status}>
      {isOfKnownPatient ? (
        <PatientLine name={format.dateTime(consultation.requestedAt)} facts={subject} />
      ) : (
        <PatientLine name={patient.name} facts={[words.ageOf(patient), ...subject]} />
      )}
      <span className={classes['badges']}>
        {priority !== 'routine' && (
          <PriorityBadge priority={priority} label={t(`priorityBadges.${priority}`)} />
        )}
        <StatusBadge status={status} label={words.status(consultation)} />
        <UnreadBadge consultationId={id} />
      </span>
      <span className={classes['status']}>{statusLine(consultation)}</span>
    </Link>
  );
}
