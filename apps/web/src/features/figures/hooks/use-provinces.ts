import { useQuery } from '@tanstack/react-query';
import type { Figures } from '@qarib/contracts';
import { read } from '../../../shared/api/queries.ts';

const all = { params: { system: 'provinces' as const }, query: { limit: 100 } };

/** Every province there is, with its name and region: also those in which nobody asked. */
export const useProvinces = () => useQuery(read('searchCatalogue', all));

export type CatalogueProvince = NonNullable<
  ReturnType<typeof useProvinces>['data']
>['entries'][number];

/** Those of the place that is shown. */
export const provincesIn = (
  entries: readonly CatalogueProvince[],
  { kind, id }: Figures['place'],
): readonly CatalogueProvince[] =>
  kind === 'region' ? entries.filter(({ parent }) => parent === id) : entries;
