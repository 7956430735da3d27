import { VisuallyHidden } from '@mantine/core';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ConsultationSummary } from '@qarib/contracts';
import { useCaseWords } from '../../../shared/consultation/use-case-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useDutyChanges } from '../hooks/use-duty-changes.ts';
import { useQueue, useQueueFacts } from '../hooks/use-queue.ts';
import { useRinging } from '../hooks/use-ringing.ts';
import classes from './incoming-bar.module.css';

const isRingingHere = ({ mode, status }: ConsultationSummary) =>
  mode === 'immediate' && status === 'requested';

/**
 * Makes ringing cases heard on every page of an on-call specialist, and seen wherever the queue is
 * not. During a call it is only seen: a patient is being listened to.
 */
export function IncomingBar() {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const { pathname } = useLocation();
  const { isOnCall } = useSession();
  const words = useCaseWords();
  const { waiting } = useQueue();
  useQueueFacts();
  useDutyChanges();
  const ringing = isOnCall ? waiting.filter(isRingingHere) : [];
  useRinging(ringing, pathname.endsWith('/call'));
  const elsewhere = ringing.filter(({ id }) => !pathname.startsWith(`/consultations/${id}`));
  const first = elsewhere[0];
  const told =
    first &&
    t('incoming.told', {
      count: elsewhere.length,
      priority: t(`shared:priorityBadges.${first.priority}`),
      reason: words.reasonTitle(first.reason),
    });
  return (
    <>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      {first && pathname !== '/' && (
        <aside aria-label={t('incoming.label')} className="no-print">
          <Link to="/" className={classes.bar}>
            <BellRing size={18} aria-hidden className={classes.bell} />
            <span>{told}</span>
            <span className={classes.see}>{t('incoming.see')}</span>
          </Link>
        </aside>
      )}
    </>
  );
}
