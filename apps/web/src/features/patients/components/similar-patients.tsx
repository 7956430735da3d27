import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { PatientRow } from './patient-row.tsx';
import classes from './patient-finder.module.css';

const shortestName = 3;
const typingPauseMs = 500;
const shownCount = 3;

type SimilarPatientsProps = { readonly familyName: string; readonly givenName: string };

/** A second file for one person is how a history is lost: whoever has the name already is offered first. */
export function SimilarPatients({ familyName, givenName }: SimilarPatientsProps) {
  const { t } = useTranslation('patients');
  const [query] = useDebouncedValue(`${familyName} ${givenName}`.trim(), typingPauseMs);
  const isNamed = familyName.trim().length >= shortestName && givenName.trim() !== '';
  const { data } = useQuery({
    ...read('searchPatients', { query: { query } }),
    enabled: isNamed && query !== '',
  });
  if (!isNamed || !data || data.patients.length === 0) return null;
  return (
    <Notice tone="info" title={t('register.similar')}>
      <ul className={classes['patients']}>
        {data.patients.slice(0, shownCount).map((patient) => (
          <PatientRow key={patient.id} patient={patient} />
        ))}
      </ul>
    </Notice>
  );
}
