import type { ComponentType } from 'react';
import type { Role } from '@qarib/clinical';
import { useSession } from '../shared/session/session.ts';
import { lazyPage, type LoadPage } from './lazy-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';

/** One address, another page per role; for the other roles the address does not exist. */
export function byRole(pages: Partial<Record<Role, LoadPage>>): ComponentType {
  const found = new Map<string, ComponentType>(
    Object.entries(pages).map(([role, load]) => [
      role,
      lazyPage(load, role === 'nurse' ? ['rooms'] : ['rooms', 'desk']),
    ]),
  );
  return function PageOfRole() {
    const { practitioner } = useSession();
    const PageFound = found.get(practitioner.role) ?? NotFoundPage;
    return <PageFound />;
  };
}
