import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { read } from '../../../shared/api/queries.ts';
import classes from './complaints.module.css';

/** A deadline comes nearer without a fact being told. */
const rereadMs = 10 * 60_000;

/** On every page of those who answer complaints, while one of theirs or nobody's is late or nearly. */
export function ComplaintBar() {
  const { t } = useTranslation('complaints');
  const notice = useQuery({ ...read('readComplaintNotice'), refetchInterval: rereadMs });
  const { overdue = 0, dueSoon = 0 } = notice.data ?? {};
  if (overdue + dueSoon === 0) return null;
  const show = overdue > 0 ? 'overdue' : 'open';
  return (
    <aside aria-label={t('bar.label')} className="no-print">
      <Link to={`/complaints?show=${show}`} className={classes['bar']}>
        <span role="status">{t('bar.text', { overdue, dueSoon })}</span>
      </Link>
    </aside>
  );
}
