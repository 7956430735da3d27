import { useQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { read } from '../api/queries.ts';
import classes from './unread-badge.module.css';

const unread = read('listUnreadMessages');

/** How many messages of a consultation in a list this person has not read. */
export function UnreadBadge({ consultationId }: { readonly consultationId: string }) {
  const { t } = useTranslation('shared');
  const { data } = useQuery(unread);
  const count = data?.unread.find((it) => it.consultationId === consultationId)?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes['badge']} data-testid="unread-badge">
      <MessageSquareText size={16} aria-hidden />
      {t('unread', { count })}
    </span>
  );
}
