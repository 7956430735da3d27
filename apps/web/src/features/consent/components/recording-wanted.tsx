import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isConsentValid } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { useFact } from '../../../shared/socket/use-fact.ts';
import { AskForRecording } from './recording-consent.tsx';

/** The physician was refused a recording for want of the patient's word: whoever is beside them asks. */
export function RecordingWanted({ id, patient }: Consultation) {
  const { t } = useTranslation(['consent', 'shared']);
  const [name, setName] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  useFact('call:recording-wanted', (fact) => {
    if (fact.consultationId === id) setName(fact.name);
  });
  const { recordingConsent: consent } = patient;
  if (name === undefined || (consent && isConsentValid(consent))) return null;
  return (
    <>
      <Notice
        tone="info"
        action={
          <>
            <Button onClick={() => setIsAsking(true)} data-testid="recording-wanted">
              {t('recording.ask')}
            </Button>
            <Button variant="subtle" onClick={() => setName(undefined)}>
              {t('recording.later')}
            </Button>
          </>
        }
      >
        {t('recording.wanted', { name })}
      </Notice>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('recording.title')}
        closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
      >
        <AskForRecording patient={patient} />
      </Modal>
    </>
  );
}
