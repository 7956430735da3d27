import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Patient } from '@qarib/contracts';
import { PatientHeader, Section } from '@qarib/ui';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './patient-reference.module.css';

/** Whom a page about something else concerns, and the way to their file. */
export function PatientReference({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const { name, facts } = usePatientFacts(patient);
  return (
    <Section>
      <PatientHeader
        name={name}
        facts={facts}
        actions={
          <Link to={`/patients/${patient.id}`} className={classes['file']}>
            {t('file.title')}
          </Link>
        }
      />
    </Section>
  );
}
