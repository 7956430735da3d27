import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Patient } from '@qarib/contracts';
import { Notice, PatientHeader, Section } from '@qarib/ui';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import type { Unregistered } from '../hooks/use-unregistered.ts';

function Known({ patient }: { readonly patient: Patient }) {
  const { name, facts } = usePatientFacts(patient);
  return <PatientHeader name={name} facts={facts} />;
}

type UnregisteredReferenceProps = { readonly localId: string; readonly of: Unregistered };

/** Whom a case is for who waits on this device to be registered, and the way to that registration. */
export function UnregisteredReference({ localId, of }: UnregisteredReferenceProps) {
  const { t } = useTranslation('patients');
  const { patient, isOnItsWay } = of;
  return (
    <Section>
      {patient && <Known patient={patient} />}
      <Notice
        tone={isOnItsWay ? 'info' : 'warning'}
        action={
          <Button
            component={Link}
            to={`/patients/new?waiting=${localId}`}
            variant={isOnItsWay ? 'default' : 'filled'}
            size="sm"
          >
            {t(isOnItsWay ? 'waiting.look' : 'waiting.settle')}
          </Button>
        }
      >
        {t(isOnItsWay ? 'waiting.beforeCase' : 'waiting.toSettle')}
      </Notice>
    </Section>
  );
}
