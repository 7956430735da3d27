import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { LoadingState, Notice, Page } from '@qarib/ui';
import { Attaching } from '../../features/attachments/index.ts';
import { ConsentPanel } from '../../features/consent/components/consent-panel.tsx';
import { PatientReference } from '../../features/patients/components/patient-reference.tsx';
import { UnregisteredReference } from '../../features/patients/components/unregistered-reference.tsx';
import { listedPatient } from '../../features/patients/hooks/listed-patient.ts';
import { mergedInto } from '../../features/patients/hooks/merged-into.ts';
import {
  useUnregistered,
  type Unregistered,
} from '../../features/patients/hooks/use-unregistered.ts';
import { RequestForm } from '../../features/request-consultation/components/request-form.tsx';
import {
  emptyRequest,
  repeatedRequest,
  requestDraft,
} from '../../features/request-consultation/hooks/request-draft.ts';
import { specialties } from '@qarib/clinical';
import type { Patient } from '@qarib/contracts';
import { asApiError } from '../../shared/api/api-error.ts';
import { QueryView } from '../../shared/api/query-view.tsx';
import { read } from '../../shared/api/queries.ts';
import { moveDraft, readDraft } from '../../shared/drafts/drafts.ts';
import { useGoesOnTyping } from '../../shared/forms/use-goes-on-typing.ts';
import { useRegisteredAs } from '../../shared/outbox/registered-as.ts';
import { noteSeen } from '../../shared/outbox/sent-requests.ts';
import { isOutOfReach, useSession } from '../../shared/session/session.ts';
import { useUploads } from '../../shared/uploads/use-uploads.ts';
import { BackLink } from '../../shared/navigation/back-link.tsx';

const keptPatient = (practitionerId: string, patientId: string) =>
  readDraft({ practitionerId, name: `request:${patientId}` }, requestDraft)?.patient;

type RequestProps = {
  readonly patient: Patient;
  /** Their registration waits on this device. */
  readonly unregistered?: Unregistered | undefined;
  /** Known from the list they were chosen in, and no more of them can be read just now. */
  readonly isListedOnly?: boolean;
};

function Request({ patient, unregistered, isListedOnly = false }: RequestProps) {
  const { t } = useTranslation('request-consultation');
  const { t: shared } = useTranslation('shared');
  const navigate = useNavigate();
  const { uploads } = useUploads();
  const [address] = useSearchParams();
  const list = useQuery(read('listConsultations', { query: {} }));
  const earlierId = address.get('again') ?? '';
  const earlier = useQuery({
    ...read('readConsultation', { params: { id: earlierId } }),
    enabled: earlierId !== '',
  });
  const { practitioner } = useSession();
  const [isBegun] = useState(() => keptPatient(practitioner.id, patient.id) !== undefined);
  // Without network there is no list to wait for, and what was begun needs none.
  const isLoading =
    !unregistered && !isBegun && (list.isPending || (earlierId !== '' && earlier.isPending));
  const repeats = earlier.data?.patient.id === patient.id ? earlier.data : undefined;
  return (
    <>
      {unregistered ? (
        <UnregisteredReference localId={patient.id} of={unregistered} />
      ) : (
        <PatientReference patient={patient} />
      )}
      {isListedOnly && <Notice tone="info">{t('listedOnly')}</Notice>}
      {/* Chosen at first: the site's last specialty, or the one most asked for. It saves an action. */}
      {isLoading ? (
        <LoadingState label={shared('app.loading')} />
      ) : (
        <RequestForm
          patient={patient}
          start={
            repeats
              ? repeatedRequest(repeats)
              : emptyRequest(list.data?.consultations[0]?.specialty ?? specialties[0])
          }
          repeatsId={repeats?.id}
          renderConsent={(held, onHeld) => (
            <ConsentPanel patient={patient} isBrief held={held} onHeld={onHeld} />
          )}
          renderAttaching={(draftId, onAdded) => <Attaching to={{ draftId }} onAdded={onAdded} />}
          onGivenUp={(draftId) => uploads.dropHeld(draftId)}
          onRequested={(sent) => {
            // The home tells what is to be compared there.
            if (!sent.isOfBeforeChange) noteSeen(sent.requestId);
            const address = sent.isOfBeforeChange ? '/' : `/consultations/${sent.consultationId}`;
            void navigate(address, { replace: true });
          }}
        />
      )}
    </>
  );
}

/** The file was merged, or made meanwhile: what was typed for it goes along. */
function LedOn({ from, to }: { readonly from: string; readonly to: string }) {
  const { practitioner } = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    void moveDraft({ practitionerId: practitioner.id, name: `request:${from}` }, `request:${to}`);
    void navigate(`/patients/${to}/request`, { replace: true });
  }, [practitioner.id, from, to, navigate]);
  return null;
}

export function Component() {
  const { t } = useTranslation('request-consultation');
  const { id = '' } = useParams();
  const { practitioner } = useSession();
  const client = useQueryClient();
  // While its patient's registration arrives, somebody types on.
  useGoesOnTyping(id);
  const unregistered = useUnregistered(id);
  const registeredId = useRegisteredAs(id);
  const patient = useQuery({
    ...read('readPatient', { params: { id } }),
    enabled: !unregistered && registeredId === undefined,
    initialData: () => listedPatient(client, id),
    // Older than anything read: their file is read all the same.
    initialDataUpdatedAt: 0,
  });
  const isListedOnly = patient.dataUpdatedAt === 0 && isOutOfReach(patient.failureReason);
  const led = registeredId ?? mergedInto(patient.error);
  if (led) return <LedOn from={id} to={led} />;
  // Without network the one the draft was begun for is who it is for.
  const kept =
    patient.error && asApiError(patient.error).instance === ''
      ? keptPatient(practitioner.id, id)
      : undefined;
  return (
    <Page title={t('title')} width="narrow" back={<BackLink to="/" />}>
      {unregistered && !unregistered.patient && (
        <UnregisteredReference localId={id} of={unregistered} />
      )}
      {unregistered?.patient && (
        <Request patient={unregistered.patient} unregistered={unregistered} />
      )}
      {!unregistered && kept && !patient.data && <Request patient={kept} />}
      {!unregistered && (!kept || patient.data) && (
        <QueryView query={patient}>
          {(found) => <Request patient={found} isListedOnly={isListedOnly} />}
        </QueryView>
      )}
    </Page>
  );
}
