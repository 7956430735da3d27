import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { QrCode, Search, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EndpointReply } from '@qarib/contracts';
import { EmptyState, Section, westernDigits } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { isOutOfReach } from '../../../shared/session/session.ts';
import { PatientRow } from './patient-row.tsx';
import classes from './patient-finder.module.css';

/** Waits for the end of a word: on this link each search costs a round trip. */
const typingPauseMs = 300;

/** Find or register: with nothing typed it offers the patients seen last. */
export function PatientFinder() {
  const { t } = useTranslation('patients');
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(westernDigits(typed.trim()), typingPauseMs);
  const found = useQuery({
    ...read('searchPatients', { query: { query } }),
    placeholderData: keepPreviousData,
    // Without network it cannot be read again, and the case of whoever is listed is still to be written.
    gcTime: Infinity,
  });
  const identify = (
    <Button
      component={Link}
      to="/patients/identify"
      variant="default"
      leftSection={<QrCode size={20} aria-hidden="true" />}
    >
      {t('find.identify')}
    </Button>
  );
  const register = (
    <Button
      component={Link}
      to={query ? `/patients/new?name=${encodeURIComponent(query)}` : '/patients/new'}
      variant={query ? 'filled' : 'light'}
      leftSection={<UserPlus size={20} aria-hidden="true" />}
    >
      {t('find.register')}
    </Button>
  );

  return (
    <Section
      title={t('find.title')}
      actions={
        <>
          {identify}
          {register}
        </>
      }
    >
      <TextInput
        type="search"
        size="lg"
        label={t('find.label')}
        placeholder={t('find.placeholder')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        leftSection={<Search size={22} aria-hidden="true" />}
        maxLength={120}
        autoComplete="off"
      />
      <div aria-live="polite">
        <FoundPatients found={found} query={query} />
      </div>
    </Section>
  );
}

type FoundProps = {
  readonly found: UseQueryResult<EndpointReply<'searchPatients'>>;
  readonly query: string;
};

function FoundPatients({ found, query }: FoundProps) {
  const { t } = useTranslation('patients');
  const { t: shared } = useTranslation('shared');
  if (isOutOfReach(found.error) && !found.data) {
    return (
      <EmptyState title={t('find.offline')} text={t('find.offlineText')}>
        <Button variant="light" onClick={() => void found.refetch()}>
          {shared('actions.retry')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <QueryView query={found}>
      {({ patients }) =>
        patients.length === 0 ? (
          <EmptyState
            title={query ? t('find.none') : t('find.noneYet')}
            text={t('find.noneText')}
          />
        ) : (
          <>
            <h3 className={classes['caption']}>{query ? t('find.results') : t('find.recent')}</h3>
            <ul className={classes['patients']}>
              {patients.map((patient) => (
                <PatientRow key={patient.id} patient={patient} />
              ))}
            </ul>
          </>
        )
      }
    </QueryView>
  );
}
