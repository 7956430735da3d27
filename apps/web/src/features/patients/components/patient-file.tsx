import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Combine, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fullName } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { FactRows, PatientHeader, Section } from '@qarib/ui';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './patient-file.module.css';

type PatientProps = { readonly patient: Patient };

export function PatientIdentity({ patient }: PatientProps) {
  const { t } = useTranslation('patients');
  const format = useFormat();
  const nameBefore = (name: NonNullable<Patient['formerNames']>[number]) =>
    name.givenName || !name.motherName
      ? fullName(name)
      : [name.familyName, t('file.childOf', { name: name.motherName })].join(', ');
  const born = format.day(patient.birthDate);
  const rows = [
    [t('file.bornOn'), patient.isBirthDateEstimated ? t('file.estimated', { date: born }) : born],
    [t('register.healthCardNumber'), patient.healthCardNumber],
    [t('register.nationalId'), patient.nationalId],
    [t('register.phone'), patient.phone],
    [t('register.motherName'), patient.motherName],
    [t('file.formerNames'), patient.formerNames?.map(nameBefore).join(' · ')],
    [t('file.registeredAt'), format.dateTime(patient.registeredAt)],
  ] as const;
  return (
    <Section title={t('file.identity')}>
      <FactRows className={classes['facts']} rows={rows} />
      <div>
        <Button
          component={Link}
          to={`/patients/${patient.id}/merge`}
          variant="default"
          leftSection={<Combine size={18} aria-hidden="true" />}
        >
          {t('merge.title')}
        </Button>
      </div>
    </Section>
  );
}

type PatientTopProps = PatientProps & {
  /** What else can be done next. */
  readonly children: ReactNode;
};

/** Who it is, and what to do next. */
export function PatientTop({ patient, children }: PatientTopProps) {
  const { t } = useTranslation('patients');
  const { name, facts } = usePatientFacts(patient);
  return (
    <Section>
      <PatientHeader
        name={name}
        facts={facts}
        actions={
          <>
            <Button
              component={Link}
              to={`/patients/${patient.id}/request`}
              leftSection={<Video size={20} aria-hidden="true" />}
            >
              {t('file.request')}
            </Button>
            {children}
          </>
        }
      />
    </Section>
  );
}
