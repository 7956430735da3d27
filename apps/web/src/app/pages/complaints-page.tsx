import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MessageSquareWarning, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState, Page, Section } from '@qarib/ui';
import {
  ComplaintFigures,
  ComplaintFilters,
  ComplaintRow,
  complaintQueryOf,
} from '../../features/complaints/index.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import classes from './complaints-page.module.css';

/** The register: what waits first, its figures below. */
export function Component() {
  const { t } = useTranslation('complaints');
  const [address, setAddress] = useSearchParams();
  const complaints = useQuery(read('listComplaints', { query: complaintQueryOf(address) }));
  const change = (wanted: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(address);
    next.delete('after');
    for (const [key, value] of Object.entries(wanted)) {
      if (value === '') next.delete(key);
      else next.set(key, value);
    }
    setAddress(next);
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          component={Link}
          to="/complaints/new"
          leftSection={<Plus size={18} aria-hidden="true" />}
        >
          {t('record.title')}
        </Button>
      }
    >
      <Section title={t('list')}>
        <ComplaintFilters address={address} onChange={change} />
        <QueryView query={complaints} rows={4}>
          {({ complaints: found, next }) =>
            found.length === 0 ? (
              <EmptyState
                icon={<MessageSquareWarning size={28} aria-hidden="true" />}
                title={t('empty')}
                text={t('emptyText')}
              />
            ) : (
              <>
                <ul className={classes['list']}>
                  {found.map((complaint) => (
                    <ComplaintRow key={complaint.id} complaint={complaint} />
                  ))}
                </ul>
                {next !== undefined && (
                  <Button variant="light" onClick={() => change({ after: next })}>
                    {t('more')}
                  </Button>
                )}
              </>
            )
          }
        </QueryView>
      </Section>
      <ComplaintFigures address={address} onChange={change} />
    </Page>
  );
}
