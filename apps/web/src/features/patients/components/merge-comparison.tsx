import { useState } from 'react';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fullName, searchableName } from '@qarib/clinical';
import type { MergeComparison as Comparison, Patient } from '@qarib/contracts';
import { FactText, Notice, Section, requiredField } from '@qarib/ui';
import { asApiError } from '../../../shared/api/api-error.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useMerge } from '../hooks/use-merge.ts';
import classes from './merge.module.css';

type ComparisonProps = { readonly comparison: Comparison };

/** One fact of both files; where they differ it is seen, and the nurse looks twice. */
function useFacts({ surviving, merged }: Comparison) {
  const { t } = useTranslation(['patients', 'shared']);
  const format = useFormat();
  const bornOn = ({ birthDate, isBirthDateEstimated }: Patient) => {
    const date = format.day(birthDate);
    return isBirthDateEstimated ? t('file.estimated', { date }) : date;
  };
  const allergies = (patient: Patient) =>
    patient.allergies.map(({ substance }) => substance).join(', ');
  const rows: readonly (readonly [string, (patient: Patient) => string | undefined])[] = [
    [t('merge.name'), fullName],
    [t('register.gender'), ({ gender }) => t(`shared:genders.${gender}`)],
    [t('file.bornOn'), bornOn],
    [t('register.motherName'), ({ motherName }) => motherName],
    [t('register.healthCardNumber'), ({ healthCardNumber }) => healthCardNumber],
    [t('register.nationalId'), ({ nationalId }) => nationalId],
    [t('register.phone'), ({ phone }) => phone],
    [t('allergies.title'), allergies],
    [t('file.registeredAt'), ({ registeredAt }) => format.dateTime(registeredAt)],
  ];
  return rows
    .map(([term, of]) => ({ term, kept: of(surviving) ?? '', given: of(merged) ?? '' }))
    .filter(({ kept, given }) => kept !== '' || given !== '');
}

function SideBySide({ comparison }: ComparisonProps) {
  const { t } = useTranslation('patients');
  const rows = useFacts(comparison);
  const { surviving, merged } = comparison;
  return (
    <Section
      title={t('merge.sideBySide')}
      actions={
        <Button
          component={Link}
          to={`/patients/${merged.id}/merge?with=${surviving.id}`}
          replace
          variant="default"
          leftSection={<ArrowLeftRight size={18} aria-hidden="true" />}
        >
          {t('merge.swap')}
        </Button>
      }
    >
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('merge.fact')}</th>
            <th scope="col">{t('merge.kept')}</th>
            <th scope="col">{t('merge.given')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ term, kept, given }) => (
            <tr key={term} data-differs={kept !== given && kept !== '' && given !== ''}>
              <th scope="row">{term}</th>
              <td>
                <FactText>{kept || '–'}</FactText>
              </td>
              <td>
                <FactText>{given || '–'}</FactText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['key']}>{t('merge.differs')}</p>
    </Section>
  );
}

/** What happens, told before it does: nobody learns by losing something. */
function WhatMoves({ comparison }: ComparisonProps) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const { consultations, appointments, followUps, referrals, allergies } = comparison.moves;
  const counted = { consultations, appointments, followUps, referrals, allergies };
  return (
    <Section title={t('merge.happens')}>
      <dl className={classes['moves']}>
        {(Object.keys(counted) as (keyof typeof counted)[]).map((kind) => (
          <div key={kind}>
            <dt>{t(`merge.moves.${kind}`)}</dt>
            <dd>{format.number(counted[kind])}</dd>
          </div>
        ))}
      </dl>
      <ul className={classes['words']}>
        <li>{t('merge.fills')}</li>
        <li>{t('merge.leads')}</li>
        <li>{t('merge.forGood')}</li>
      </ul>
    </Section>
  );
}

function Decision({ comparison }: ComparisonProps) {
  const { t } = useTranslation('patients');
  const wordsFor = useErrorWords();
  const [reason, setReason] = useState('');
  const [isSame, setIsSame] = useState(false);
  const [confirmedName, setConfirmedName] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const merge = useMerge();
  const { surviving, merged, isUnlike } = comparison;
  const isNamed = searchableName(confirmedName) === searchableName(merged.familyName);
  const isExplained = reason.trim().length > 0;
  const isWhole = isSame && isExplained && (isNamed || !isUnlike);
  function decide(): void {
    setIsAsked(true);
    if (!isWhole) return;
    const named = isUnlike ? confirmedName : undefined;
    merge.mutate({ id: surviving.id, mergedId: merged.id, reason, confirmedName: named });
  }
  const isClashing = merge.isError && asApiError(merge.error).code === 'PATIENT_TIME_TAKEN';
  return (
    <Section title={t('merge.decide')}>
      <Textarea
        label={t('merge.reason')}
        description={t('merge.reasonHint')}
        {...requiredField}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={isAsked && !isExplained ? t('merge.reasonMissing') : undefined}
      />
      {isUnlike && (
        <>
          <Notice tone="warning" title={t('merge.unlike')}>
            {t('merge.unlikeText')}
          </Notice>
          <TextInput
            label={t('merge.confirmedName', { name: merged.familyName })}
            {...requiredField}
            autoComplete="off"
            dir="auto"
            maxLength={80}
            value={confirmedName}
            onChange={({ currentTarget }) => setConfirmedName(currentTarget.value)}
            error={isAsked && !isNamed ? t('merge.confirmedNameWrong') : undefined}
          />
        </>
      )}
      <Checkbox
        size="md"
        label={t('merge.same')}
        checked={isSame}
        onChange={({ currentTarget }) => setIsSame(currentTarget.checked)}
        error={isAsked && !isSame ? t('merge.sameMissing') : undefined}
      />
      {merge.isError && (
        <Notice tone="error">{isClashing ? t('merge.clash') : wordsFor(merge.error)}</Notice>
      )}
      <div>
        <Button onClick={decide} loading={merge.isPending}>
          {t('merge.submit')}
        </Button>
      </div>
    </Section>
  );
}

/** Two files of one person, or of two: seen side by side, decided with a reason. */
export function MergeComparison({ comparison }: ComparisonProps) {
  const { t } = useTranslation('patients');
  const { obstacles } = comparison;
  return (
    <>
      <SideBySide comparison={comparison} />
      {obstacles.length > 0 ? (
        <Notice tone="error" title={t('merge.apart')}>
          {obstacles.map((it) => t(`merge.obstacles.${it}`)).join(' ')}
        </Notice>
      ) : (
        <>
          <WhatMoves comparison={comparison} />
          <Decision comparison={comparison} />
        </>
      )}
    </>
  );
}
