import { canReadFigures, countryId, type Actor, type Place } from '@qarib/clinical';
import type { FiguresQuery } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Reading } from '../shared/use-case.ts';

/** A place whose figures somebody may read. */
export type FigurePlace = Place & {
  /** Of a site's days only those on which it lay there: it may have moved to another region. */
  readonly withinRegionId?: string | undefined;
};

/** The place that was asked for, or all that the reader may see; refused alike if absent or not theirs. */
export async function requirePlace(
  reading: Reading,
  { place: kind, placeId: id }: Pick<FiguresQuery, 'place' | 'placeId'>,
): Promise<FigurePlace> {
  const { actor } = reading.person;
  const place = kind === undefined || id === undefined ? ownPlaceOf(actor) : { kind, id };
  const regionId = await regionOf(reading, place);
  if (regionId === undefined || !canReadFigures(actor, { ...place, regionId })) {
    throw new AppError('NOT_FOUND');
  }
  const isRegional = actor.role === 'coordinator' && actor.regionId !== countryId;
  return { ...place, withinRegionId: isRegional ? actor.regionId : undefined };
}

function ownPlaceOf({ role, facilityId, regionId }: Actor): Place {
  if (role === 'nurse') return { kind: 'facility', id: facilityId };
  if (regionId === countryId) return { kind: 'country', id: countryId };
  return { kind: 'region', id: regionId };
}

/** The region a place lies in, and `undefined` when there is no such place. */
async function regionOf(reading: Reading, { kind, id }: Place): Promise<string | undefined> {
  const { records, ports, person } = reading;
  if (kind === 'country') return id === countryId ? countryId : undefined;
  if (kind === 'facility') {
    const facility = await records.facilities.find(id);
    const { role, regionId } = person.actor;
    const isOwn = facility?.regionId === regionId;
    if (!facility || isOwn || role !== 'coordinator' || regionId === countryId) {
      return facility?.regionId;
    }
    // A region keeps the figures of a site from the days it lay there.
    return (await records.statistics.hasCells(id, regionId)) ? regionId : facility.regionId;
  }
  const catalogue = kind === 'region' ? 'regions' : 'provinces';
  const index = await ports.catalogues.index(catalogue, ports.store, ports.clock);
  const [entry] = index.byCodes([id]);
  return kind === 'region' ? entry?.code : entry?.parent;
}
