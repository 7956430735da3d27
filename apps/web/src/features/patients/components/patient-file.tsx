import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Patient } from '@qarib/contracts';
import { EmptyState, FactRows, PatientHeader, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { ConsultationList } from '../../../shared/consultation/consultation-list.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './patient-file.module.css';

type PatientProps = { readonly patient: Patient };

export function PatientIdentity({ patient }: PatientProps) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const born = format.day(patient.birthDate);
  const rows = [
    [t('file.bornOn'), patient.isBirthDateEstimated ? t('file.estimated', { date: born }) : born],
    [t('register.healthCardNumber'), patient.healthCardNumber],
    [t('register.nationalId'), patient.nationalId],
    [t('register.phone'), patient.phone],
    [t('register.motherName'), patient.motherName],
    [t('file.registeredAt'), format.dateTime(patient.registeredAt)],
  ] as const;
  return (
    <Section title={t('file.identity')}>
      <FactRows className={classes['facts']} rows={rows} />
    </Section>
  );
}

/** Who it is, and the one thing to do next. */
export function PatientTop({ patient }: PatientProps) {
  const { t } = useTranslation('patients');
  const { name, facts } = usePatientFacts(patient);
  return (
    <Section>
      <PatientHeader
        name={name}
        facts={facts}
        actions={
          <Button
            component={Link}
            to={`/patients/${patient.id}/request`}
            leftSection={<Video size={20} aria-hidden="true" />}
          >
            {t('file.request')}
          </Button>
        }
      />
    </Section>
  );
}

export function PatientHistory({ patient }: PatientProps) {
  const { t } = useTranslation('patients');
  const history = useQuery(read('listConsultations', { query: { patientId: patient.id } }));
  return (
    <Section title={t('file.history')}>
      <QueryView query={history}>
        {({ consultations }) =>
          consultations.length === 0 ? (
            <EmptyState
              icon={<History size={28} aria-hidden="true" />}
              title={t('file.historyEmpty')}
            />
          ) : (
            <ConsultationList consultations={consultations} isOfKnownPatient />
          )
        }
      </QueryView>
    </Section>
  );
}
