import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../api/api-client.ts';
import { dropAllDrafts } from '../drafts/drafts.ts';
import { closeSocket } from '../socket/socket.ts';
import { maySignOut } from './before-sign-out.ts';
import { forgetSession } from './session.ts';

/** Ends the session here and on the server, and takes the person's drafts off this computer. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    if (!(await maySignOut())) return;
    await navigate('/sign-in', { replace: true });
    closeSocket();
    dropAllDrafts();
    try {
      await api.call('signOut');
    } finally {
      forgetSession(client);
    }
  };
}
