import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { useKeepSession, useSession } from '../../../shared/session/session.ts';
import { useQueryClient } from '@tanstack/react-query';

/** The person's own on-call switch. */
export function useOnCall() {
  const { isOnCall } = useSession();
  const keep = useKeepSession();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (isOn: boolean) => api.call('setOnCall', { body: { isOnCall: isOn } }),
    onSuccess: (session) => {
      keep(session);
      void readAgain(client, 'readQueue');
    },
  });
  return {
    // What was asked for shows at once; a refusal puts it back.
    isOnCall: change.isPending ? change.variables : isOnCall,
    isChanging: change.isPending,
    error: change.error,
    setOnCall: change.mutate,
  };
}
