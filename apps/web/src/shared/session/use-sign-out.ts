import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api-client.ts';
import { dropAllDrafts } from '../drafts/drafts.ts';
import { useSentRequests } from '../outbox/sent-requests.ts';
import { closeSocket } from '../socket/socket.ts';
import { maySignOut } from './before-sign-out.ts';
import { useSessionEndStore } from './session-end-store.ts';
import { forgetSession, isSessionOver } from './session.ts';

/** Ends the session here and on the server, and takes the person's drafts off this computer. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (!(await maySignOut())) return false;
      // The server first: a session it still holds would open again for the next at this computer.
      await api.call('signOut').catch((error: unknown) => {
        if (!isSessionOver(error)) throw error;
      });
      return true;
    },
    onSuccess: async (isSignedOut) => {
      if (!isSignedOut) return;
      closeSocket();
      await dropAllDrafts();
      useSentRequests.setState({ sent: [] });
      useSessionEndStore.setState({ end: 'signed-out' });
      // The layout sees that nobody is signed in any more and shows the sign-in page.
      forgetSession(client);
    },
  });
}
