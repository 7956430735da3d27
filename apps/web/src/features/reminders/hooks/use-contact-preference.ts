import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ContactPreference } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

/** Writes down what the patient, or who answers for them, has said. */
export function useContactPreference(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ContactPreference) =>
      api.call('setContactPreference', { params: { id }, body }),
    onSuccess: () => readAgain(client, 'readPatient'),
  });
}
