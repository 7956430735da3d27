import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Reminder } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

/** Makes a failed reminder due now. Whether that came through or not, the list is read again. */
export function useRetryReminder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Reminder) =>
      api.call('retryReminder', { params: { id }, body: { version } }),
    onSettled: () => readAgain(client, 'listReminders'),
  });
}
