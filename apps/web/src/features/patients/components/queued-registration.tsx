import { Button } from '@mantine/core';
import { PenLine, Send, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PatientIdentity } from '@qarib/contracts';
import { Notice, PatientHeader, Section } from '@qarib/ui';
import { useWhyWaiting } from '../../../shared/outbox/use-why-waiting.ts';
import type { useRegistration } from '../hooks/use-registration.ts';
import { usePatientFacts } from '../hooks/use-patient-facts.ts';
import classes from './registration-form.module.css';

function Registered({ identity }: { readonly identity: PatientIdentity }) {
  const { name, facts } = usePatientFacts(identity);
  return (
    <Section>
      <PatientHeader name={name} facts={facts} />
    </Section>
  );
}

type QueuedRegistrationProps = {
  readonly localId: string;
  readonly way: ReturnType<typeof useRegistration>['way'];
  readonly identity: PatientIdentity | undefined;
};

/** A registration that was sent off and is still here: what it waits for, and what the nurse can do. */
export function QueuedRegistration({ localId, way, identity }: QueuedRegistrationProps) {
  const { t } = useTranslation('patients');
  const why = useWhyWaiting(way.code);
  return (
    <div className={classes['form']} data-testid="queued-registration">
      {identity && <Registered identity={identity} />}
      <Notice tone="warning" title={t('waiting.title')}>
        {t(way.isKept ? 'waiting.text' : 'waiting.textNotKept')} {why}
      </Notice>
      <div className={classes['submit']}>
        <Button
          component={Link}
          to={`/patients/${localId}/request`}
          leftSection={<Video size={18} aria-hidden="true" />}
        >
          {t('file.request')}
        </Button>
        <Button
          variant="default"
          leftSection={<Send size={18} aria-hidden="true" />}
          onClick={way.sendNow}
        >
          {t('waiting.now')}
        </Button>
        <Button
          variant="default"
          leftSection={<PenLine size={18} aria-hidden="true" />}
          onClick={way.takeBack}
        >
          {t('waiting.change')}
        </Button>
      </div>
    </div>
  );
}
