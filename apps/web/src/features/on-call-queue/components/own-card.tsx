import { Button } from '@mantine/core';
import { FileText, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { UnreadBadge } from '../../../shared/messages/unread-badge.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './own-card.module.css';

/** A case that is over: whether its note is left to sign stands on its button. */
export function OwnCard({ consultation }: { readonly consultation: ConsultationSummary }) {
  const { t } = useTranslation('on-call-queue');
  const words = useCaseWords();
  const format = useFormat();
  const { id, patient, reason, facility, isNoteSigned } = consultation;
  const Icon = isNoteSigned ? FileText : PenLine;
  return (
    <li className={classes.card} data-testid="own-case">
      <div className={classes.line}>
        <strong dir="auto">{patient.name}</strong>
        <span className={classes.status}>{t(isNoteSigned ? 'own.signed' : 'own.unsigned')}</span>
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
      <div className={classes.actions}>
        <Button
          component={Link}
          to={`/consultations/${id}`}
          variant={isNoteSigned ? 'default' : 'filled'}
          leftSection={<Icon size={18} aria-hidden />}
          aria-label={t(isNoteSigned ? 'read.label' : 'own.signLabel', { name: patient.name })}
        >
          {t(isNoteSigned ? 'read.action' : 'own.sign')}
        </Button>
      </div>
    </li>
  );
}
