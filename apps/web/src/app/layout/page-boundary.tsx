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

type BoundaryProps = { readonly address: string; readonly children: ReactNode };
type BoundaryState = { readonly address: string; readonly failure?: { readonly error: unknown } };

class CrashBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { address: this.props.address };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failure: { error } };
  }

  /** Another address is another page: what broke there does not matter here. */
  static getDerivedStateFromProps({ address }: BoundaryProps, state: BoundaryState) {
    return address === state.address ? null : { address, failure: undefined };
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
    <CrashBoundary address={pathname}>
      <Suspense fallback={<PageLoading />}>{children}</Suspense>
    </CrashBoundary>
  );
}
