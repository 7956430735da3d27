import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Appointment } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useStartAppointment } from '../../../shared/appointments/use-start-appointment.ts';

const asCommand = ({ id, version }: Appointment) => ({ params: { id }, body: { version } });

/** What a person does with an appointment of the day. */
export function useAppointmentActions() {
  const client = useQueryClient();
  const refresh = () =>
    void readAgain(client, 'listAppointments', 'listFollowUps', 'readAvailability');
  const settled = { onSettled: refresh };
  const arrive = useMutation({
    mutationFn: (it: Appointment) => api.call('markArrived', asCommand(it)),
    ...settled,
  });
  const miss = useMutation({
    mutationFn: (it: Appointment) => api.call('markNoShow', asCommand(it)),
    ...settled,
  });
  const cancel = useMutation({
    mutationFn: ({ it, reason }: { it: Appointment; reason: string }) => {
      const { params, body } = asCommand(it);
      return api.call('cancelAppointment', { params, body: { ...body, reason } });
    },
    ...settled,
  });
  const start = useStartAppointment();
  return { arrive, miss, cancel, start };
}

export type AppointmentActions = ReturnType<typeof useAppointmentActions>;
