import { countryId, type Breakdown, type LocalizedText, type PlaceKind } from '@qarib/clinical';
import type { Reading } from '../shared/use-case.ts';

const catalogueOf = { region: 'regions', province: 'provinces', reason: 'icpc-2' } as const;

const country: LocalizedText = { fr: 'Maroc', ar: 'المغرب', en: 'Morocco' };

/** What ids and codes are called, as far as the interface has no words of its own for them. */
export async function namesOf(
  { records, ports }: Reading,
  kind: Breakdown | PlaceKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LocalizedText>> {
  if (kind === 'country') return new Map([[countryId, country]]);
  if (kind === 'facility' || kind === 'hospital') {
    const facilities = await records.facilities.findMany(ids);
    return new Map(facilities.map(({ id, name }) => [id, name]));
  }
  if (kind !== 'region' && kind !== 'province' && kind !== 'reason') return new Map();
  const index = await ports.catalogues.index(catalogueOf[kind], ports.store, ports.clock);
  return new Map(index.byCodes(ids).map(({ code, display }) => [code, display]));
}
