import { Button } from '@mantine/core';
import { FileText, PenLine, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { endsWithSignature, isCallable } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { StatusBadge } from '@qarib/ui';
import { OpinionDue } from '../../../shared/consultation/opinion-due.tsx';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { UnreadBadge } from '../../../shared/messages/unread-badge.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './own-card.module.css';

/** A case the person already has: what is left to do stands on its button. */
export function OwnCard({ consultation }: { readonly consultation: ConsultationSummary }) {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const words = useCaseWords();
  const format = useFormat();
  const { id, status, patient, reason, facility, isNoteSigned } = consultation;
  const isOpinion = endsWithSignature(consultation);
  const isOpen = isCallable(status);
  const isToBeWritten = isOpinion || (!isOpen && !isNoteSigned);
  const toAction = isOpinion ? 'own.write' : isToBeWritten ? 'own.sign' : 'read.action';
  const toLabel = isOpinion ? 'own.writeLabel' : isToBeWritten ? 'own.signLabel' : 'read.label';
  return (
    <li className={classes.card} data-testid="own-case">
      <div className={classes.line}>
        <strong dir="auto">{patient.name}</strong>
        {isOpen && !isOpinion && (
          <StatusBadge status={status} label={t(`shared:statuses.${status}`)} />
        )}
        {!isOpen && (
          <span className={classes.status}>{t(isNoteSigned ? 'own.signed' : 'own.unsigned')}</span>
        )}
      </div>
      <p className={classes.text}>
        {words.personLine(patient)} · {words.reasonTitle(reason)}
      </p>
      <p className={classes.text}>
        {words.siteName(facility)} ·{' '}
        <time dateTime={consultation.requestedAt} className="tabular">
          {format.dateTime(consultation.requestedAt)}
        </time>
      </p>
      <UnreadBadge consultationId={id} />
      <OpinionDue consultation={consultation} />
      <div className={classes.actions}>
        {isOpen && !isOpinion && (
          <Button
            component={Link}
            to={`/consultations/${id}/call`}
            leftSection={<Video size={18} aria-hidden />}
            aria-label={t('own.joinLabel', { name: patient.name })}
          >
            {t('own.join')}
          </Button>
        )}
        <Button
          component={Link}
          to={`/consultations/${id}`}
          variant={isToBeWritten ? 'filled' : 'default'}
          leftSection={
            isToBeWritten ? <PenLine size={18} aria-hidden /> : <FileText size={18} aria-hidden />
          }
          aria-label={t(toLabel, { name: patient.name })}
        >
          {t(toAction)}
        </Button>
      </div>
    </li>
  );
}
