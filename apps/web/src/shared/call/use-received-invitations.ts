import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReceivedInvitation } from '@qarib/contracts';
import { read, readAgain } from '../api/queries.ts';
import { useFact } from '../socket/use-fact.ts';

const none: readonly ReceivedInvitation[] = [];

/** The calls the signed-in person is asked into; only those who care for patients are. */
export function useReceivedInvitations(isAskable: boolean): readonly ReceivedInvitation[] {
  const client = useQueryClient();
  useFact('call:invited', () => void readAgain(client, 'listReceivedInvitations'));
  const { data } = useQuery({ ...read('listReceivedInvitations'), enabled: isAskable });
  return data?.invitations ?? none;
}
