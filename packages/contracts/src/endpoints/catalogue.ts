import { byCatalogue, catalogueEntries, catalogueSearch } from '../catalogues.ts';
import type { Endpoint } from './endpoint.ts';

export const catalogueEndpoints = {
  searchCatalogue: {
    method: 'GET',
    path: '/api/catalogues/:system',
    summary: 'Codes of a catalogue by their words in any language, or by code; best match first',
    params: byCatalogue,
    query: catalogueSearch,
    reply: catalogueEntries,
  },
} as const satisfies Record<string, Endpoint>;
