import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { currentConsentVersion, type ConsentLanguage } from '@qarib/clinical';
import type { ConsentRecord, Patient, Signature } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { isUnregistered } from '../../../shared/outbox/registered-as.ts';
import { isOutOfReach, useSession } from '../../../shared/session/session.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';

/** By word before the nurse, or signed as well. */
type GivenConsent = { readonly language: ConsentLanguage; readonly signature?: Signature };

const bodyOf = ({ language, signature }: GivenConsent, idempotencyKey: string): ConsentRecord => ({
  idempotencyKey,
  scope: 'teleconsultation',
  language,
  version: currentConsentVersion,
  ...(signature && { signature }),
});

/** Recording and withdrawing; the patient the server answers with replaces the one shown. */
export function useConsent(patientId: string, onHeld?: (consent: ConsentRecord) => void) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  // One key per intention: it changes once an attempt has succeeded, so that a retry repeats it.
  const idempotencyKey = useRef(crypto.randomUUID());
  const params = { id: patientId };
  const keep = (patient: Patient | void) => {
    if (!patient) return;
    idempotencyKey.current = crypto.randomUUID();
    client.setQueryData(read('readPatient', { params }).queryKey, patient);
  };
  const record = useMutation({
    mutationFn: async (given: GivenConsent) => {
      const body = bodyOf(given, idempotencyKey.current);
      // There is no record yet to keep it in: it goes with the request.
      if (onHeld && isUnregistered(practitioner.id, patientId)) return onHeld(body);
      return api.call('recordConsent', { params, body });
    },
    onError: (error, given) => {
      // It goes with the request, under the same key: the server may have it already.
      if (isOutOfReach(error)) onHeld?.(bodyOf(given, idempotencyKey.current));
    },
    onSuccess: keep,
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) => api.call('withdrawConsent', { params, body: { reason } }),
    onSuccess: keep,
  });
  return { record, withdraw };
}

/** The same for being recorded: asked and withdrawn during the call, whose case shows it. */
export function useRecordingConsent(patientId: string) {
  const client = useQueryClient();
  const idempotencyKey = useRef(crypto.randomUUID());
  const params = { id: patientId };
  const onSuccess = () => {
    idempotencyKey.current = crypto.randomUUID();
    return readAgain(client, 'readConsultation', 'readPatient');
  };
  const record = useMutation({
    mutationFn: (language: ConsentLanguage) =>
      api.call('recordConsent', {
        params,
        body: {
          idempotencyKey: idempotencyKey.current,
          scope: 'recording',
          language,
          version: currentConsentVersion,
        },
      }),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: () => api.call('withdrawRecordingConsent', { params }),
    onSuccess,
  });
  return { record, withdraw };
}
