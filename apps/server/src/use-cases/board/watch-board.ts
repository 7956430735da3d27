import { boardOf, canReadStatistics, countryId, type BoardMoment } from '@qarib/clinical';
import type { BoardWatch } from '@qarib/contracts';
import { AppError } from '../../ports/app-error.ts';
import type { Ports } from '../shared/ports.ts';
import type { Speaker } from '../shared/speaker.ts';
import { reads, type Reading } from '../shared/use-case.ts';
import { namesOf } from '../statistics/figure-names.ts';
import { presentBoard } from './present-board.ts';

/** The live board of a coordinator's region, or for the ministry of the country; told on from here. */
export const watchBoard = (ports: Ports, { person, connectionId }: Speaker): Promise<BoardWatch> =>
  beginToWatch(ports, person, { connectionId, placeId: person.actor.regionId });

type Input = { readonly connectionId: string; readonly placeId: string };

const beginToWatch = reads({
  action: 'watch-board',
  concerns: ({ placeId }: Input) => ({ entityType: 'Statistics', entityId: placeId }),
  async run(reading, { connectionId, placeId }): Promise<BoardWatch> {
    const { person, ports } = reading;
    if (!canReadStatistics(person.actor, placeId)) throw new AppError('NOT_FOUND');
    const moment = await ports.board.watch(ports, connectionId, placeId);
    const board = presentBoard(boardOf(moment, placeId), ports.clock.now());
    return { board, ...(await directoryOf(reading, board, moment)) };
  },
});

/** What the ids of a board are called. A board that is told on carries none of these names. */
async function directoryOf(
  reading: Reading,
  { placeId, places }: BoardWatch['board'],
  { sites }: BoardMoment,
): Promise<Pick<BoardWatch, 'place' | 'places'>> {
  const isCountry = placeId === countryId;
  const own = isCountry ? [] : sites.filter(({ regionId }) => regionId === placeId);
  const ofPlace = await namesOf(reading, isCountry ? 'country' : 'region', [placeId]);
  const ofPlaces = await namesOf(
    reading,
    isCountry ? 'region' : 'province',
    places.map(({ id }) => id),
  );
  const ofSites = await namesOf(
    reading,
    'facility',
    own.map(({ id }) => id),
  );
  const named = (id: string, names: typeof ofPlace) => ({
    id,
    name: names.get(id) ?? { fr: id, ar: id, en: id },
  });
  return {
    place: named(placeId, ofPlace),
    places: places.map(({ id }) => ({
      ...named(id, ofPlaces),
      sites: own.filter(({ provinceId }) => provinceId === id).map((it) => named(it.id, ofSites)),
    })),
  };
}

/** The page is closed: who watches something else is told no more. */
export function leaveBoard(
  { board }: Ports,
  { connectionId }: Speaker,
): Promise<Record<string, never>> {
  board.leave(connectionId);
  return Promise.resolve({});
}
