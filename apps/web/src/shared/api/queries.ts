import { queryOptions, QueryClient } from '@tanstack/react-query';
import type { EndpointName, Endpoints, EndpointReply } from '@qarib/contracts';
import { request, type CallArguments } from './api-client.ts';
import { isWorthRetrying } from './api-error.ts';

type ReadName = {
  [Name in EndpointName]: Endpoints[Name]['method'] extends 'GET' ? Name : never;
}[EndpointName];

/**
 * A read as TanStack Query wants it: `useQuery(read('readPatient', { params: { id } }))`. Its key is
 * `[endpoint, input]`, so that `['listConsultations']` names every list there is.
 */
export function read<Name extends ReadName>(name: Name, ...[input]: CallArguments<Name>) {
  return queryOptions<EndpointReply<Name>>({
    queryKey: input === undefined ? [name] : [name, input],
    queryFn: ({ signal }) => request(name, input, signal),
  });
}

/** Reads again whatever the page shows of these endpoints. */
export async function readAgain(client: QueryClient, ...names: readonly ReadName[]): Promise<void> {
  await Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Offline is an answer that a page shows, not a reason to wait for ever.
        networkMode: 'always',
        retry: (count, error) => count < 2 && isWorthRetrying(error),
        staleTime: 15_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
