import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { GuestKind } from '@qarib/clinical';
import { api } from '../../../shared/api/api-client.ts';
import { read, readAgain } from '../../../shared/api/queries.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';

/** Who is invited into a call, and asking others in. */
export function useInvitations(consultationId: string) {
  const client = useQueryClient();
  const params = { id: consultationId };
  // One key per intention: it changes once an attempt has succeeded, so that a retry repeats it.
  const idempotencyKey = useRef(crypto.randomUUID());
  const onSuccess = () => {
    idempotencyKey.current = crypto.randomUUID();
    return readAgain(client, 'listInvitations');
  };
  useFact('call:invitations-changed', () => void readAgain(client, 'listInvitations'));
  const list = useQuery(read('listInvitations', { params }));
  const inviteColleague = useMutation({
    mutationFn: (practitionerId: string) =>
      api.call('inviteColleague', {
        params,
        body: { idempotencyKey: idempotencyKey.current, practitionerId },
      }),
    onSuccess,
  });
  const makeLink = useMutation({
    mutationFn: (guestKind: GuestKind) =>
      api.call('inviteGuest', {
        params,
        body: { idempotencyKey: idempotencyKey.current, guestKind },
      }),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (invitationId: string) =>
      api.call('withdrawInvitation', { params: { ...params, invitationId } }),
    onSettled: () => readAgain(client, 'listInvitations'),
  });
  const made = makeLink.data;
  const isListOlder = list.dataUpdatedAt < makeLink.submittedAt;
  const isOpen = list.data?.invitations.some(
    ({ id, status }) => id === made?.invitation.id && status === 'open',
  );
  // Still there after the dialog was closed too early; one that was used or taken back would be sent for nothing.
  const link = isListOlder || isOpen === true ? made : undefined;
  return { list, inviteColleague, makeLink, link, withdraw };
}

export type Invitations = ReturnType<typeof useInvitations>;
