import { Button } from '@mantine/core';
import { FolderOpen, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PatientIdentification, PatientMatch } from '@qarib/contracts';
import { Notice, PatientLine } from '@qarib/ui';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useOpenPatient } from '../hooks/use-open-patient.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './match.module.css';

type MatchRowProps = {
  readonly match: PatientMatch;
  /** What opens the file; without it, somebody has to be named more fully first. */
  readonly identification: PatientIdentification | undefined;
  /** Why this one is shown. */
  readonly reason?: string | undefined;
  /** The word that this is who is meant. A file of another site is opened by it, and not to look first. */
  readonly same?: { readonly isPending: boolean; readonly onSame: () => void } | undefined;
};

/** Somebody of any site who may be who is meant: enough to say so, and the way to their file. */
export function MatchRow({ match, identification, reason, same }: MatchRowProps) {
  const { t } = useTranslation('patients');
  const words = useCaseWords();
  const wordsFor = useErrorWords();
  const format = useFormat();
  const { name, facts } = usePatientFacts(match);
  const open = useOpenPatient();
  const mother =
    match.motherName && match.givenName ? [t('match.mother', { name: match.motherName })] : [];
  const born = t('match.born', { date: format.day(match.birthDate) });
  const site = match.isOwn ? t('match.own') : words.siteName(match.facility);
  const look = {
    variant: 'light',
    leftSection: <FolderOpen size={18} aria-hidden="true" />,
  } as const;
  return (
    <li className={classes['match']}>
      <div className={classes['who']}>
        <PatientLine name={name} facts={[...facts, born, ...mother]} />
        <p className={classes['site']}>
          <bdi>{site}</bdi>
          {reason && <span className={classes['reason']}>{reason}</span>}
        </p>
      </div>
      {same && (match.isOwn || identification) && (
        <Button
          variant="light"
          leftSection={<UserCheck size={18} aria-hidden="true" />}
          loading={same.isPending}
          onClick={same.onSame}
        >
          {t('match.same')}
        </Button>
      )}
      {match.isOwn && (
        <Button
          component={Link}
          to={`/patients/${match.id}`}
          {...look}
          variant={same ? 'subtle' : 'light'}
        >
          {t('match.open')}
        </Button>
      )}
      {!same && !match.isOwn && identification && (
        <Button
          {...look}
          loading={open.isPending}
          onClick={() => open.mutate({ id: match.id, identification })}
        >
          {t('match.open')}
        </Button>
      )}
      {!match.isOwn && !identification && <p className={classes['site']}>{t('match.nameMore')}</p>}
      {open.isError && <Notice tone="error">{wordsFor(open.error)}</Notice>}
    </li>
  );
}
