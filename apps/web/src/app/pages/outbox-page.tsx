import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MailCheck, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reminderStates, type ReminderState } from '@qarib/clinical';
import { ChoiceChips, EmptyState, Notice, Page, Section } from '@qarib/ui';
import { ReminderList } from '../../features/reminders/components/reminder-list.tsx';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { useSession } from '../../shared/session/session.ts';

/** What is and was sent to patients. In the demo nothing leaves the machine, and it says so. */
export function Component() {
  const { t } = useTranslation('reminders');
  const { practitioner } = useSession();
  const [state, setState] = useState<ReminderState | ''>('');
  const query = state === '' ? {} : { state };
  const outbox = useQuery(read('listReminders', { query }));
  const { counts } = outbox.data ?? {};
  const choices = reminderStates.map((value) => ({
    value,
    label: counts ? `${t(`states.${value}`)} (${counts[value]})` : t(`states.${value}`),
  }));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="light"
          leftSection={<RefreshCw size={18} aria-hidden="true" />}
          loading={outbox.isFetching}
          onClick={() => void outbox.refetch()}
        >
          {t('refresh')}
        </Button>
      }
    >
      <Section>
        {outbox.data?.isRehearsal && <Notice tone="info">{t('rehearsal')}</Notice>}
        <ChoiceChips
          legend={t('show')}
          choices={choices}
          value={state}
          onChange={setState}
          onClear={() => setState('')}
        />
        <QueryView query={outbox} rows={6}>
          {({ reminders }) =>
            reminders.length === 0 ? (
              <EmptyState
                icon={<MailCheck size={28} aria-hidden="true" />}
                title={t('empty')}
                text={t('emptyText')}
              />
            ) : (
              <ReminderList reminders={reminders} canRetry={practitioner.role === 'admin'} />
            )
          }
        </QueryView>
      </Section>
    </Page>
  );
}
