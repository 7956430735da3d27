import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import type { Role } from '@qarib/clinical';
import { useSession } from '../../shared/session/session.ts';
import classes from './layout.module.css';

type Entry = {
  readonly path: string;
  /** Under `navigation` in the shared words. */
  readonly words:
    | 'home'
    | 'toDo'
    | 'appointments'
    | 'agenda'
    | 'board'
    | 'figures'
    | 'referrals'
    | 'rota'
    | 'complaints'
    | 'outbox'
    | 'callReports'
    | 'audit';
  readonly roles: readonly Role[];
};

/** Where each role can go from anywhere, in the order of a day's work. */
const entries: readonly Entry[] = [
  { path: '/', words: 'home', roles: ['nurse'] },
  { path: '/', words: 'toDo', roles: ['specialist'] },
  { path: '/appointments', words: 'appointments', roles: ['nurse'] },
  { path: '/appointments', words: 'agenda', roles: ['specialist'] },
  { path: '/rota', words: 'rota', roles: ['specialist'] },
  { path: '/referrals', words: 'referrals', roles: ['nurse', 'specialist'] },
  { path: '/', words: 'board', roles: ['coordinator'] },
  { path: '/figures', words: 'figures', roles: ['nurse', 'coordinator'] },
  { path: '/', words: 'audit', roles: ['admin'] },
  { path: '/complaints', words: 'complaints', roles: ['coordinator', 'admin'] },
  { path: '/outbox', words: 'outbox', roles: ['coordinator', 'admin'] },
  { path: '/figures/calls', words: 'callReports', roles: ['admin'] },
];

/** A call needs the whole screen, and is left by its own button. */
const isCall = (pathname: string) => pathname.endsWith('/call');

export function MainNavigation() {
  const { t } = useTranslation('shared');
  const { practitioner } = useSession();
  const { pathname } = useLocation();
  const own = entries.filter(({ roles }) => roles.includes(practitioner.role));
  // One place to go is where the logo leads already.
  if (own.length < 2 || isCall(pathname)) return null;
  return (
    <nav aria-label={t('navigation.label')} className={classes['navigation']}>
      {own.map(({ path, words }) => (
        <NavLink key={path} to={path} end={path === '/'} className={classes['destination'] ?? ''}>
          {t(`navigation.${words}`)}
        </NavLink>
      ))}
    </nav>
  );
}
