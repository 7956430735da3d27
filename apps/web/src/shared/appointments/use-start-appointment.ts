import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Appointment } from '@qarib/contracts';
import { api } from '../api/api-client.ts';
import { readAgain } from '../api/queries.ts';

/** The patient is there: the appointment becomes a consultation, and its page opens. */
export function useStartAppointment() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ id, version }: Appointment) =>
      api.call('startAppointment', { params: { id }, body: { version } }),
    onSuccess: ({ consultationId }) => {
      if (consultationId) void navigate(`/consultations/${consultationId}`);
    },
    onSettled: () => void readAgain(client, 'listAppointments', 'listFollowUps'),
  });
}
