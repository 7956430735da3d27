import { Button } from '@mantine/core';
import { Clock, FileText, MapPin, PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { PriorityBadge } from '@qarib/ui';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { WaitingTime } from './waiting-time.tsx';
import classes from './waiting-card.module.css';

type WaitingCardProps = {
  readonly consultation: ConsultationSummary;
  readonly isAccepting: boolean;
  readonly isDisabled: boolean;
  readonly onAccept: () => void;
};

/** A ringing case: who is worst off reads first, and the way in is one press. */
export function WaitingCard({ consultation, isAccepting, isDisabled, onAccept }: WaitingCardProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const { id, patient, priority, reason, facility, specialty } = consultation;
  const detail = words.reasonDetail(reason);
  return (
    <li className={classes.card} data-priority={priority} data-testid="waiting-case">
      <div className={classes.top}>
        <PriorityBadge priority={priority} label={t(`shared:priorities.${priority}`)} />
        <span className={classes.wait}>
          <Clock size={16} aria-hidden />
          {t('waiting.since')} <WaitingTime since={consultation.requestedAt} />
        </span>
      </div>
      <h3 className={classes.reason}>{words.reasonTitle(reason)}</h3>
      {detail && (
        <p className={classes.detail} dir="auto">
          {detail}
        </p>
      )}
      <p className={classes.patient}>
        <strong dir="auto">{patient.name}</strong> · {words.personLine(patient)}
      </p>
      <p className={classes.site}>
        <MapPin size={16} aria-hidden />
        {words.siteName(facility)} · {t(`shared:specialties.${specialty}`)}
      </p>
      <div className={classes.actions}>
        <Button
          leftSection={<PhoneIncoming size={18} aria-hidden />}
          loading={isAccepting}
          disabled={isDisabled}
          onClick={onAccept}
          aria-label={t('accept.label', { name: patient.name })}
          data-testid="accept"
        >
          {t('accept.action')}
        </Button>
        <Button
          variant="default"
          component={Link}
          to={`/consultations/${id}`}
          leftSection={<FileText size={18} aria-hidden />}
          aria-label={t('read.label', { name: patient.name })}
        >
          {t('read.action')}
        </Button>
      </div>
    </li>
  );
}
