import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

type Merge = {
  readonly id: string;
  readonly mergedId: string;
  readonly reason: string;
  readonly confirmedName: string | undefined;
};

/** Makes the two files one and goes to the one that is left. */
export function useMerge() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id, ...body }: Merge) => api.call('mergePatients', { params: { id }, body }),
    async onSuccess({ id }) {
      await navigate(`/patients/${id}`, { replace: true });
      await readAgain(client, 'readPatient', 'searchPatients', 'readTimeline', 'listAppointments');
    },
  });
}
