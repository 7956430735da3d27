import { Button } from '@mantine/core';
import { Clock, FileQuestion, FileText, MapPin, PhoneIncoming, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { PriorityBadge } from '@qarib/ui';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { HandOverAnswer } from './hand-over-answer.tsx';
import { WaitingTime } from './waiting-time.tsx';
import classes from './waiting-card.module.css';

type WaitingCardProps = {
  readonly consultation: ConsultationSummary;
  readonly isAccepting: boolean;
  readonly isDisabled: boolean;
  readonly onAccept: () => void;
};

type Held = Pick<ConsultationSummary, 'mode' | 'handOver'>;

function ModeIcon({ consultation: { mode, handOver } }: { readonly consultation: Held }) {
  if (handOver) return <UserRoundPlus size={18} aria-hidden />;
  if (mode === 'asynchronous') return <FileQuestion size={18} aria-hidden />;
  return <PhoneIncoming size={18} aria-hidden />;
}

function modeWords({ mode, handOver }: Held) {
  if (handOver) return 'modes.handOver';
  return mode === 'asynchronous' ? 'modes.asynchronous' : 'modes.immediate';
}

/** A case that waits: who is worst off reads first, and the way in is one press. */
export function WaitingCard({ consultation, isAccepting, isDisabled, onAccept }: WaitingCardProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const { id, patient, priority, reason, facility, specialty } = consultation;
  const { handOver, responsible, question } = consultation;
  const detail = words.reasonDetail(reason);
  return (
    <li className={classes.card} data-priority={priority} data-testid="waiting-case">
      <div className={classes.top}>
        <PriorityBadge priority={priority} label={t(`shared:priorities.${priority}`)} />
        <span className={classes.wait}>
          <Clock size={16} aria-hidden />
          {t('waiting.since')} <WaitingTime since={consultation.waitingSince} />
        </span>
      </div>
      <p className={classes.mode}>
        <ModeIcon consultation={consultation} />
        {t(modeWords(consultation))}
      </p>
      <OpinionDue consultation={consultation} />
      {handOver && (
        <p className={classes.detail} dir="auto">
          {t('handOver.from', { name: responsible?.name ?? '', reason: handOver.reason })}
        </p>
      )}
      <h3 className={classes.reason}>{words.reasonTitle(reason)}</h3>
      {question && (
        <p className={classes.detail} dir="auto">
          {question}
        </p>
      )}
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
        {handOver ? (
          <HandOverAnswer consultation={consultation} />
        ) : (
          <Button
            leftSection={<ModeIcon consultation={consultation} />}
            loading={isAccepting}
            disabled={isDisabled}
            onClick={onAccept}
            aria-label={t('accept.label', { name: patient.name })}
            data-testid="accept"
          >
            {t('accept.action')}
          </Button>
        )}
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
