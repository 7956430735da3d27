import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConsultationSummary } from '@qarib/contracts';
import { ErrorState, LoadingState, Section } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { OwnCard } from './own-card.tsx';
import { withCount } from './with-count.ts';
import classes from './lists.module.css';

/** Signed cases stay at hand for a look back, not as an archive. */
const recentCount = 5;

function sortOut(consultations: readonly ConsultationSummary[]) {
  const finished = consultations.filter(({ status }) => status === 'completed');
  return {
    toSign: finished.filter(({ isNoteSigned }) => !isNoteSigned),
    signed: finished.filter(({ isNoteSigned }) => isNoteSigned).slice(0, recentCount),
  };
}

type OwnListProps = {
  readonly title: string;
  readonly none?: string;
  readonly consultations: readonly ConsultationSummary[];
};

function OwnList({ title, none, consultations }: OwnListProps) {
  return (
    <Section title={title}>
      {consultations.length === 0 && <Text c="dimmed">{none}</Text>}
      <ul className={classes.list} aria-label={title}>
        {consultations.map((consultation) => (
          <OwnCard key={consultation.id} consultation={consultation} />
        ))}
      </ul>
    </Section>
  );
}

/** The person's ended cases: those that still want a signature, and the latest others. */
export function OwnLists() {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const wordsFor = useErrorWords();
  const { data, error, refetch } = useQuery(read('listConsultations', { query: {} }));
  if (!data) {
    return (
      <Section title={t('own.toSign')}>
        {error ? (
          <ErrorState
            title={t('shared:states.errorTitle')}
            text={wordsFor(error)}
            retryLabel={t('shared:actions.retry')}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingState label={t('shared:app.loading')} rows={2} />
        )}
      </Section>
    );
  }
  const { toSign, signed } = sortOut(data.consultations);
  return (
    <>
      <OwnList
        title={withCount(t('own.toSign'), toSign.length)}
        none={t('own.noneToSign')}
        consultations={toSign}
      />
      {signed.length > 0 && <OwnList title={t('own.recent')} consultations={signed} />}
    </>
  );
}
