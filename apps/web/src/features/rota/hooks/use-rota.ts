import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';
import { sessionQuery } from '../../../shared/session/session.ts';

type Change =
  | ({ readonly kind: 'add' } & EndpointInput<'addShift'>)
  | ({ readonly kind: 'remove' } & EndpointInput<'removeShift'>)
  | ({ readonly kind: 'propose' } & EndpointInput<'proposeSwap'>)
  | ({ readonly kind: 'withdraw' } & EndpointInput<'withdrawSwap'>)
  | ({ readonly kind: 'answer' } & EndpointInput<'answerSwap'>);

function send(change: Change): Promise<unknown> {
  switch (change.kind) {
    case 'add':
      return api.call('addShift', { body: change.body });
    case 'remove':
      return api.call('removeShift', { params: change.params, body: change.body });
    case 'propose':
      return api.call('proposeSwap', { params: change.params, body: change.body });
    case 'withdraw':
      return api.call('withdrawSwap', { params: change.params, body: change.body });
    case 'answer':
      return api.call('answerSwap', { params: change.params, body: change.body });
  }
}

/** Changes the rota; whatever came of it, what is shown is read again. */
export function useRotaChange(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => onDone?.(),
    onSettled: () =>
      Promise.all([readAgain(client, 'readRota'), client.invalidateQueries(sessionQuery)]),
  });
}
