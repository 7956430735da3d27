import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingState } from '@qarib/ui';
import { useErrorWords } from '../i18n/use-error-words.ts';
import { asApiError } from './api-error.ts';

type QueryViewProps<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
};

/**
 * The states every read has: its shape while it loads, why it failed and a way to try again, and what
 * it found. What was found before stays when reading it again fails; the banner tells why.
 */
export function QueryView<Data>({ query, rows = 3, children }: QueryViewProps<Data>) {
  const { t } = useTranslation('shared');
  const wordsFor = useErrorWords();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return <LoadingState label={t('app.loading')} rows={rows} />;
  const { instance } = asApiError(query.error);
  return (
    <ErrorState
      title={t('states.errorTitle')}
      text={wordsFor(query.error)}
      reference={instance ? t('states.reference', { id: instance }) : undefined}
      retryLabel={t('actions.retry')}
      onRetry={() => void query.refetch()}
    />
  );
}
