import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { PatientIdentification } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';

type Opening = {
  readonly id: string;
  readonly identification: PatientIdentification;
};

/** Goes to the file of somebody of another site who was identified: the own site cares for them from then on. */
export function useOpenPatient() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    async mutationFn({ id, identification }: Opening) {
      const params = { id };
      const patient = await api.call('openPatient', { params, body: { identification } });
      client.setQueryData(read('readPatient', { params }).queryKey, patient);
      void readAgain(client, 'searchPatients');
      return id;
    },
    onSuccess: (id) => void navigate(`/patients/${id}`),
  });
}
