import { Button } from '@mantine/core';
import { BadgeCheck, FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Consultation } from '@qarib/contracts';
import { Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './call.module.css';

function useOutcome({ responsible, isNoteSigned, signedAt }: Consultation): string {
  const { t } = useTranslation('call');
  const format = useFormat();
  const name = responsible?.name ?? '';
  if (!isNoteSigned) return t('over.finished.waiting', { name });
  if (!signedAt) return t('over.finished.signed', { name });
  return t('over.finished.signedOn', { name, date: format.dateTime(signedAt) });
}

/** The nurse after a call: whether the note is there, and what to do with it first. */
export function FinishedCall({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation('call');
  const outcome = useOutcome(consultation);
  const { id, isNoteSigned } = consultation;
  return (
    <Section>
      <p className={classes.outcome} role="status" data-testid="outcome">
        {isNoteSigned ? <BadgeCheck size={24} aria-hidden /> : <FileClock size={24} aria-hidden />}
        <span>{outcome}</span>
      </p>
      <div className={classes.ways}>
        <Button component={Link} to={`/consultations/${id}`}>
          {t(isNoteSigned ? 'over.finished.read' : 'over.toCase')}
        </Button>
        <Button component={Link} to="/" variant="default">
          {t('over.finished.home')}
        </Button>
      </div>
    </Section>
  );
}
