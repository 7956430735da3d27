import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Columns2, QrCode, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { patientIdentity, type Patient, type PatientMatch } from '@qarib/contracts';
import { EmptyState, PatientLine, Section, westernDigits } from '@qarib/ui';
import { request } from '../../../shared/api/api-client.ts';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './match.module.css';

const typingPauseMs = 300;

type Candidate = (Patient | PatientMatch) & { readonly isOwn?: boolean };

function CandidateRow({ of, candidate }: { readonly of: Patient; readonly candidate: Candidate }) {
  const { t } = useTranslation('patients');
  const { name, facts } = usePatientFacts(candidate);
  return (
    <li className={classes['match']}>
      <div className={classes['who']}>
        <PatientLine name={name} facts={[...facts]} />
        {candidate.isOwn === false && <p className={classes['site']}>{t('merge.elsewhere')}</p>}
      </div>
      {candidate.isOwn === false ? (
        <Button
          component={Link}
          to="/patients/identify"
          variant="default"
          leftSection={<QrCode size={18} aria-hidden="true" />}
        >
          {t('find.identify')}
        </Button>
      ) : (
        <Button
          component={Link}
          to={`/patients/${of.id}/merge?with=${candidate.id}`}
          variant="light"
          leftSection={<Columns2 size={18} aria-hidden="true" />}
        >
          {t('merge.compare')}
        </Button>
      )}
    </li>
  );
}

/** Which other file is the same person's: whom Qarib takes for them, or whom the nurse names. */
export function MergeCandidates({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(westernDigits(typed.trim()), typingPauseMs);
  const similar = useQuery({
    queryKey: ['findSimilarPatients', patient.id],
    queryFn: ({ signal }) =>
      request('findSimilarPatients', { body: patientIdentity.parse(patient) }, signal),
  });
  const named = useQuery({
    ...read('searchPatients', { query: { query } }),
    enabled: query !== '',
  });
  const others = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    items.filter(({ id }) => id !== patient.id);
  const listed = (candidates: readonly Candidate[]) =>
    candidates.length === 0 ? (
      <EmptyState title={t('merge.none')} text={t('merge.noneText')} />
    ) : (
      <ul className={classes['matches']}>
        {candidates.map((candidate) => (
          <CandidateRow key={candidate.id} of={patient} candidate={candidate} />
        ))}
      </ul>
    );
  return (
    <Section title={t('merge.which')}>
      <TextInput
        type="search"
        label={t('find.label')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        leftSection={<Search size={20} aria-hidden="true" />}
        maxLength={120}
        autoComplete="off"
      />
      <div aria-live="polite">
        {query === '' ? (
          <QueryView query={similar}>{({ patients }) => listed(others(patients))}</QueryView>
        ) : (
          <QueryView query={named}>{({ patients }) => listed(others(patients))}</QueryView>
        )}
      </div>
    </Section>
  );
}
