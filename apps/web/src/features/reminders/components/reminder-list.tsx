import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reminder } from '@qarib/contracts';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { useRetryReminder } from '../hooks/use-retry-reminder.ts';
import classes from './reminder-list.module.css';

type Props = {
  readonly reminders: readonly Reminder[];
  /** The administrator may send again what failed. */
  readonly canRetry: boolean;
};

/** Each message as it is or was sent, with what became of it. */
export function ReminderList({ reminders, canRetry }: Props) {
  return (
    <ul className={classes['list']}>
      {reminders.map((reminder) => (
        <ReminderCard key={reminder.id} reminder={reminder} canRetry={canRetry} />
      ))}
    </ul>
  );
}

type CardProps = { readonly reminder: Reminder; readonly canRetry: boolean };

function ReminderCard({ reminder, canRetry }: CardProps) {
  const { t } = useTranslation('reminders');
  const retry = useRetryReminder();
  const { state, text, language, facility } = reminder;
  const shown = useLanguage();
  return (
    <li className={classes['card']}>
      <p className={classes['head']}>
        <strong className={classes['state']} data-state={state}>
          {t(`states.${state}`)}
        </strong>
        <span>{t(`kinds.${reminder.kind}`)}</span>
        {facility && <bdi>{facility.name[shown]}</bdi>}
      </p>
      <p className={classes['text']} dir={language === 'ar' ? 'rtl' : 'ltr'} lang={language}>
        {text}
      </p>
      <p className={classes['facts']}>
        <Facts reminder={reminder} />
      </p>
      {canRetry && state === 'failed' && (
        <Button
          variant="light"
          size="compact-md"
          leftSection={<RotateCw size={16} aria-hidden="true" />}
          loading={retry.isPending}
          onClick={() => retry.mutate(reminder)}
        >
          {t('retry')}
        </Button>
      )}
    </li>
  );
}

/** When, to whom, and why not. */
function Facts({ reminder }: { readonly reminder: Reminder }) {
  const { t } = useTranslation('reminders');
  const format = useFormat();
  const { state, dueAt, sentAt, to, channel, problem, attempts, nextAttemptAt } = reminder;
  const isAgain = state === 'failed' && nextAttemptAt !== undefined;
  return (
    <>
      <span>
        {sentAt
          ? t('sentAt', { time: format.dateTime(sentAt) })
          : t('dueAt', { time: format.dateTime(dueAt) })}
      </span>
      {channel && (
        <span>
          {t(`channels.${channel}`)} <bdi dir="ltr">{to}</bdi>
        </span>
      )}
      {problem && <span>{t(`problems.${problem}`)}</span>}
      {attempts > 1 && <span>{t('attempts', { count: attempts })}</span>}
      {isAgain && <span>{t('nextAt', { time: format.dateTime(nextAttemptAt) })}</span>}
      {reminder.wasInterrupted && <span>{t('interrupted')}</span>}
    </>
  );
}
