import { byRole } from '../by-role.tsx';

export const Component = byRole({
  specialist: () => import('./specialist-home-page.tsx'),
});
