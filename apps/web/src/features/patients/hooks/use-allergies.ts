import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

/** Adding and removing; wherever the patient is shown, they are read again. */
export function useAllergies(patientId: string) {
  const client = useQueryClient();
  // One key per intention: it changes once an attempt has succeeded, so that a retry repeats it.
  const idempotencyKey = useRef(crypto.randomUUID());
  const onSuccess = () => {
    idempotencyKey.current = crypto.randomUUID();
    return readAgain(client, 'readPatient', 'readConsultation');
  };
  const add = useMutation({
    mutationFn: (substance: string) =>
      api.call('addAllergy', {
        params: { id: patientId },
        body: { idempotencyKey: idempotencyKey.current, substance },
      }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (allergyId: string) =>
      api.call('removeAllergy', { params: { id: patientId, allergyId } }),
    onSuccess,
  });
  return { add, remove };
}
