import { Button } from '@mantine/core';
import { FileQuestion, FileText, PhoneIncoming, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { PriorityBadge } from '@qarib/ui';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import classes from './desk-card.module.css';
import { DeskCard } from './desk-card.tsx';
import { HandOverAnswer } from './hand-over-answer.tsx';
import { WaitingTime } from './waiting-time.tsx';

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

/** A case that waits for somebody to take it. */
export function WaitingCard(props: WaitingCardProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const { consultation } = props;
  const { patient, priority, reason, facility, specialty } = consultation;
  return (
    <DeskCard
      testId="waiting-case"
      priority={priority}
      mode={
        <>
          <ModeIcon consultation={consultation} />
          {t(modeWords(consultation))}
        </>
      }
      badge={<PriorityBadge priority={priority} label={t(`shared:priorityBadges.${priority}`)} />}
      time={
        <>
          {t('waiting.since')} <WaitingTime since={consultation.waitingSince} />
        </>
      }
      title={words.reasonTitle(reason)}
      patient={
        <>
          <strong dir="auto">{patient.name}</strong> · {words.personLine(patient)}
        </>
      }
      site={`${words.siteName(facility)} · ${t(`shared:specialties.${specialty}`)}`}
      actions={<WaitingActions {...props} />}
    >
      <WaitingDetails consultation={consultation} />
    </DeskCard>
  );
}

type DetailsProps = Pick<WaitingCardProps, 'consultation'>;

function WaitingDetails({ consultation }: DetailsProps) {
  const { t } = useTranslation('on-call-queue');
  const words = useCaseWords();
  const { handOver, responsible, question, reason } = consultation;
  const from =
    handOver && t('handOver.from', { name: responsible?.name ?? '', reason: handOver.reason });
  const details = [from, question, words.reasonDetail(reason)].filter((it) => it !== undefined);
  return (
    <>
      <OpinionDue consultation={consultation} />
      {details.map((detail) => (
        <p key={detail} className={classes.detail} dir="auto">
          {detail}
        </p>
      ))}
    </>
  );
}

function WaitingActions({ consultation, isAccepting, isDisabled, onAccept }: WaitingCardProps) {
  const { t } = useTranslation('on-call-queue');
  const { id, patient, handOver } = consultation;
  return (
    <>
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
    </>
  );
}
