import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './back-link.module.css';

type BackLinkProps = { readonly to: string; readonly label?: string };

/** The way up, not the browser's way back: it leads to the same place for whoever came by a link. */
export function BackLink({ to, label }: BackLinkProps) {
  const { t } = useTranslation('shared');
  return (
    <Link to={to} className={`${classes['back'] ?? ''} no-print`}>
      <ArrowLeft size={18} aria-hidden="true" className={classes['arrow']} />
      {label ?? t('app.home')}
    </Link>
  );
}
