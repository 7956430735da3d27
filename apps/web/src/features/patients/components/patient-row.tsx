import { VisuallyHidden } from '@mantine/core';
import { FolderOpen, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Patient } from '@qarib/contracts';
import { PatientLine } from '@qarib/ui';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './patient-finder.module.css';

/** The large part asks for a consultation at once: the first of the three taps. The small part opens the file. */
export function PatientRow({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const { name, facts } = usePatientFacts(patient);
  return (
    <li className={classes['row']}>
      <Link to={`/patients/${patient.id}/request`} className={classes['ask']}>
        <VisuallyHidden>{t('find.ask')}</VisuallyHidden>
        <PatientLine name={name} facts={facts} />
        <span className={classes['call']} aria-hidden="true">
          <Video size={22} />
          <span>{t('find.askShort')}</span>
        </span>
      </Link>
      <Link
        to={`/patients/${patient.id}`}
        className={classes['file']}
        aria-label={t('find.fileOf', { name: [name, ...facts].join(', ') })}
      >
        <FolderOpen size={20} aria-hidden="true" />
        <span>{t('find.file')}</span>
      </Link>
    </li>
  );
}
