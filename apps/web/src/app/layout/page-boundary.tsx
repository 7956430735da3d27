import { Component, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ErrorState, LoadingState, Page } from '@qarib/ui/shell';
import { ApiError } from '../../shared/api/api-error.ts';
import { useErrorWords } from '../../shared/i18n/use-error-words.ts';

function PageCrash({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shared');
  const wordsFor = useErrorWords();
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

export function PageLoading() {
  const { t } = useTranslation('shared');
  return (
    <Page title={t('app.name')}>
      <LoadingState label={t('app.loading')} />
    </Page>
  );
}

type BoundaryState = { readonly failure?: { readonly error: unknown } };

class CrashBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } };
  }

  override render() {
    const { failure } = this.state;
    return failure ? <PageCrash error={failure.error} /> : this.props.children;
  }
}

/** A page that is still loading shows its shape; one that breaks takes down nothing but itself. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <CrashBoundary key={pathname}>
      <Suspense fallback={<PageLoading />}>{children}</Suspense>
    </CrashBoundary>
  );
}
