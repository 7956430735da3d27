import { catalogueSystems, type CatalogueName, type EndpointReply } from '@qarib/contracts';
import type { Ports } from '../shared/ports.ts';

type Input = { readonly system: CatalogueName; readonly known?: string | undefined };

/** All of a catalogue, for a device that is to search it without a network. Nothing in it is about a person. */
export async function readCatalogue(
  { catalogues, store, clock }: Ports,
  { system: name, known }: Input,
): Promise<EndpointReply<'readCatalogue'>> {
  const { digest, current } = await catalogues.index(name, store, clock);
  if (digest === known) return { digest };
  const system = catalogueSystems[name];
  const entries = current.map(({ code, display, parent, words }) => ({
    system,
    code,
    display,
    parent,
    words,
  }));
  return { digest, entries };
}
