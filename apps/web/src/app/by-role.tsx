import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@qarib/clinical';
import { LoadingState, Page } from '@qarib/ui';
import { useSession } from '../shared/session/session.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';

type PageModule = { readonly Component: ComponentType };
type PagesByRole = Partial<Record<Role, () => Promise<PageModule>>>;

/** One address, another page per role; for the other roles the address does not exist. */
export function byRole(pages: PagesByRole): ComponentType {
  const entries = Object.entries(pages).map(([role, load]) => [
    role,
    lazy(async () => ({ default: (await load()).Component })),
  ]);
  const byName: Partial<Record<string, ComponentType>> = Object.fromEntries(entries);
  return function PageOfRole() {
    const { practitioner } = useSession();
    const { t } = useTranslation('shared');
    const Found = byName[practitioner.role] ?? NotFoundPage;
    return (
      <Suspense
        fallback={
          <Page title={t('app.loading')}>
            <LoadingState label={t('app.loading')} />
          </Page>
        }
      >
        <Found />
      </Suspense>
    );
  };
}
