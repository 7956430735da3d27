import { Button } from '@mantine/core';
import { FileClock, FileText, PenLine, UserCheck, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { endsWithSignature } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { PriorityBadge } from '@qarib/ui';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { UnreadBadge } from '../../../shared/messages/unread-badge.tsx';
import { DeskCard } from './desk-card.tsx';
import { WaitingTime } from './waiting-time.tsx';

type OpenCardProps = { readonly consultation: ConsultationSummary };

function Mode({ consultation }: OpenCardProps) {
  const { t } = useTranslation('on-call-queue');
  if (endsWithSignature(consultation)) {
    return (
      <>
        <FileClock size={18} aria-hidden />
        {t('modes.opinion')}
      </>
    );
  }
  const isGoingOn = consultation.status === 'in-progress';
  const Icon = isGoingOn ? Video : UserCheck;
  return (
    <>
      <Icon size={18} aria-hidden />
      {t(isGoingOn ? 'modes.in-progress' : 'modes.accepted')}
    </>
  );
}

/** A case the person has taken and not ended: in a call, or to be answered in writing. */
export function OpenCard({ consultation }: OpenCardProps) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const { id, patient, priority, reason, facility, specialty } = consultation;
  const since = consultation.acceptedAt ?? consultation.waitingSince;
  return (
    <DeskCard
      testId="own-case"
      priority={priority}
      mode={<Mode consultation={consultation} />}
      badge={<PriorityBadge priority={priority} label={t(`shared:priorityBadges.${priority}`)} />}
      time={
        <>
          {t('desk.since')} <WaitingTime since={since} />
        </>
      }
      title={words.reasonTitle(reason)}
      patient={
        <>
          <strong dir="auto">{patient.name}</strong> · {words.personLine(patient)}
        </>
      }
      site={`${words.siteName(facility)} · ${t(`shared:specialties.${specialty}`)}`}
      actions={<OpenActions consultation={consultation} />}
    >
      <OpinionDue consultation={consultation} />
      <UnreadBadge consultationId={id} />
    </DeskCard>
  );
}

function OpenActions({ consultation }: OpenCardProps) {
  const { t } = useTranslation('on-call-queue');
  const { id, patient } = consultation;
  const { name } = patient;
  if (endsWithSignature(consultation)) {
    return (
      <Button
        component={Link}
        to={`/consultations/${id}`}
        leftSection={<PenLine size={18} aria-hidden />}
        aria-label={t('own.writeLabel', { name })}
      >
        {t('own.write')}
      </Button>
    );
  }
  return (
    <>
      <Button
        component={Link}
        to={`/consultations/${id}/call`}
        leftSection={<Video size={18} aria-hidden />}
        aria-label={t('own.joinLabel', { name })}
      >
        {t('own.join')}
      </Button>
      <Button
        component={Link}
        to={`/consultations/${id}`}
        variant="default"
        leftSection={<FileText size={18} aria-hidden />}
        aria-label={t('read.label', { name })}
      >
        {t('read.action')}
      </Button>
    </>
  );
}
