import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ReceivedInvitation } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './received-bar.module.css';

/** On every page of somebody who is asked into a call, until they are in it or no longer asked. */
export function ReceivedBar({
  invitations,
}: {
  readonly invitations: readonly ReceivedInvitation[];
}) {
  const { t } = useTranslation('invitation');
  const language = useLanguage();
  const { pathname } = useLocation();
  const shown = invitations.filter(({ id }) => pathname !== `/invitations/${id}`);
  return (
    <aside aria-label={t('received.label')} className="no-print">
      {shown.map(({ id, invitedBy, facilityName }) => (
        <Link
          key={id}
          to={`/invitations/${id}`}
          className={classes['bar']}
          data-testid="invited-bar"
        >
          <UsersRound size={18} aria-hidden className={classes['icon']} />
          <span role="status">
            {t('received.told', { name: invitedBy, place: facilityName[language] })}
          </span>
          <span className={classes['see']}>{t('received.join')}</span>
        </Link>
      ))}
    </aside>
  );
}
