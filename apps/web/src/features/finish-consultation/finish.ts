import type { QueryClient } from '@tanstack/react-query';
import type { Consultation } from '@qarib/contracts';
import { api } from '../../shared/api/api-client.ts';
import { asApiError } from '../../shared/api/api-error.ts';
import { read, readAgain } from '../../shared/api/queries.ts';

async function attempt(client: QueryClient, id: string): Promise<Consultation> {
  const query = read('readConsultation', { params: { id } });
  const { version } = await client.fetchQuery({ ...query, staleTime: 0 });
  return api.call('finishConsultation', { params: { id }, body: { version } });
}

/**
 * Ends a consultation on its present version. Media starting to run counts the version up under a
 * physician who has decided already: one conflict is tried again, a second one is told.
 */
export async function finishConsultation(client: QueryClient, id: string): Promise<Consultation> {
  const finished = await attempt(client, id).catch((error: unknown) => {
    if (asApiError(error).code !== 'VERSION_CONFLICT') throw error;
    return attempt(client, id);
  });
  client.setQueryData(read('readConsultation', { params: { id } }).queryKey, finished);
  void readAgain(client, 'listConsultations');
  return finished;
}
