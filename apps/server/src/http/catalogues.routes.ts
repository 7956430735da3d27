import { readCatalogue } from '../use-cases/catalogues/read-catalogue.ts';
import { searchCatalogue } from '../use-cases/catalogues/search-catalogue.ts';
import { route, type Api } from './route.ts';

export function catalogueRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'searchCatalogue', ({ params, query }) =>
    searchCatalogue(ports, { ...params, ...query }),
  );
  route(api, 'readCatalogue', ({ params, query }) => readCatalogue(ports, { ...params, ...query }));
}
