import {
  catalogueSystems,
  type CatalogueName,
  type CatalogueSearch,
  type EndpointReply,
} from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

type Input = CatalogueSearch & { readonly system: CatalogueName };

/** Codes for whoever is signed in. Nothing here is about a person, so nothing is audited. */
export async function searchCatalogue(
  { catalogues, store, clock }: Ports,
  { system: name, q, codes, limit }: Input,
): Promise<EndpointReply<'searchCatalogue'>> {
  const index = await catalogues.index(name, store, clock);
  const found = codes ? index.byCodes(codes) : index.search(q, limit);
  const system = catalogueSystems[name];
  return { entries: found.map(({ code, display, parent }) => ({ system, code, display, parent })) };
}
