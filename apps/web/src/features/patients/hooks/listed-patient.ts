import type { QueryClient } from '@tanstack/react-query';
import type { EndpointReply, Patient } from '@qarib/contracts';

/** As a search of this visit listed them: who they are is known before, or without, reading their file. */
export function listedPatient(client: QueryClient, id: string): Patient | undefined {
  return client
    .getQueriesData<EndpointReply<'searchPatients'>>({ queryKey: ['searchPatients'] })
    .flatMap(([, found]) => found?.patients ?? [])
    .find((patient) => patient.id === id);
}
