import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PatientIdentification, PatientIdentity, SimilarPatient } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import type { useSamePerson } from '../hooks/use-same-person.ts';
import { MatchRow } from './match-row.tsx';
import classes from './match.module.css';

/** What the form already holds that names this one fully; nothing when it is only nearly so. */
function identificationOf(
  identity: PatientIdentity,
  { likenesses }: SimilarPatient,
): PatientIdentification | undefined {
  const { healthCardNumber, nationalId, familyName, givenName, birthDate } = identity;
  if (likenesses.includes('health-card') && healthCardNumber) {
    return { by: 'health-card', healthCardNumber };
  }
  if (likenesses.includes('national-id') && nationalId) return { by: 'national-id', nationalId };
  const isNamed = likenesses.includes('name') && likenesses.includes('birth-date');
  return isNamed && givenName ? { by: 'name', familyName, givenName, birthDate } : undefined;
}

type SimilarPatientsProps = {
  readonly identity: PatientIdentity;
  readonly similar: readonly SimilarPatient[];
  readonly isOther: boolean;
  readonly onOther: (isOther: boolean) => void;
  readonly isAsked: boolean;
  readonly same: ReturnType<typeof useSamePerson>;
};

/**
 * A second file for one person is how a history is lost: whoever of any site is likely the same person
 * is offered first, and a new one needs the word that it is somebody else.
 */
export function SimilarPatients(props: SimilarPatientsProps) {
  const { identity, similar, isOther, onOther, isAsked, same } = props;
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  if (similar.length === 0) return null;
  const isTaken = similar.some(({ likenesses }) =>
    likenesses.some((it) => it === 'health-card' || it === 'national-id'),
  );
  return (
    <div className={classes['suspects']} id="similar-patients">
      <Notice tone="warning" title={t('similar.title')}>
        {t(isTaken ? 'similar.taken' : 'similar.text')}
      </Notice>
      <ul className={classes['matches']}>
        {similar.map((match) => {
          const identification = identificationOf(identity, match);
          return (
            <MatchRow
              key={match.id}
              match={match}
              identification={identification}
              reason={match.likenesses.map((it) => t(`similar.likenesses.${it}`)).join(' · ')}
              same={{
                isPending: same.isPending && same.variables.match.id === match.id,
                onSame: () => same.mutate({ match, identification, identity }),
              }}
            />
          );
        })}
      </ul>
      {same.isError && <Notice tone="error">{wordsFor(same.error)}</Notice>}
      {!isTaken && (
        <Checkbox
          size="md"
          className={classes['other'] ?? ''}
          label={t('similar.other')}
          checked={isOther}
          onChange={({ currentTarget }) => onOther(currentTarget.checked)}
          error={isAsked && !isOther ? t('similar.asked') : undefined}
        />
      )}
    </div>
  );
}
