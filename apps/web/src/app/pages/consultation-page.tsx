import { byRole } from '../by-role.tsx';

export const Component = byRole({
  specialist: () => import('./specialist-case-page.tsx'),
});
