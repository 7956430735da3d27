import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { ErrorState, Page } from '@qarib/ui';
import { ApiError } from '../../shared/api/api-error.ts';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';
import { NotFoundPage } from '../pages/not-found-page.tsx';

/** A page that broke takes down nothing but itself. */
export function RouteError() {
  const { t } = useTranslation('shared');
  const error = useRouteError();
  const wordsFor = useErrorWords();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t('states.crashTitle')} width="narrow">
      <ErrorState
        title={t('states.errorTitle')}
        text={error instanceof ApiError ? wordsFor(error) : t('states.crashText')}
        retryLabel={t('states.reload')}
        onRetry={() => window.location.reload()}
      />
    </Page>
  );
}
