import {
  byCatalogue,
  catalogueEntries,
  catalogueSearch,
  catalogueToKeep,
  keptCatalogue,
} from '../catalogues.ts';
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
  readCatalogue: {
    method: 'GET',
    path: '/api/catalogues/:system/entries',
    summary: 'All current codes of a catalogue, unless they are those the device keeps already',
    params: byCatalogue,
    query: catalogueToKeep,
    reply: keptCatalogue,
  },
} as const satisfies Record<string, Endpoint>;
