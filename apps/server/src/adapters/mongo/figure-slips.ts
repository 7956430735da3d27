import { randomUUID } from 'node:crypto';
import type { CellKey, Contribution, Counts, Place } from '@qarib/clinical';
import type { CellFilter, Slip, Statistics } from '../../ports/statistics.ts';
import { insertAll } from './insert-all.ts';
import type { Models } from './models.ts';
import { _id, parsed, schemaOf, text, type Within } from './schema.ts';

type Slips = Pick<Statistics, 'add' | 'listSlips' | 'listSlipIds' | 'readSlips'>;

export type StoredSlip = CellKey & { _id: string; counts: Counts };

/** Which cell something is of. */
export const cellKeyFields = {
  day: text,
  facilityId: text,
  provinceId: text,
  regionId: text,
  specialty: text,
} as const;

export const figureSlipsSchema = schemaOf<StoredSlip>({
  _id,
  ...cellKeyFields,
  counts: parsed,
});
/** By its day first, so that a rebuild of one day does not meet what is counted on another. */
const inOrder = { day: 1, regionId: 1, provinceId: 1 } as const;
figureSlipsSchema.index(inOrder);

function keysOfPlace({ kind, id }: Place): Partial<CellKey> {
  if (kind === 'country') return {};
  return { [`${kind}Id`]: id };
}

/** Which cells, or slips of them. */
export const conditionOf = ({ from, to, place, specialty }: CellFilter) => ({
  ...keysOfPlace(place),
  day: { $gte: from, $lte: to },
  ...(specialty !== undefined && { specialty }),
});

export const storedSlip = ({ key, counts }: Contribution): StoredSlip => ({
  _id: randomUUID(),
  ...key,
  counts,
});

const slipFrom = ({ _id: id, counts, ...key }: StoredSlip): Slip => ({ id, key, counts });

export function slipsIn({ figureSlips }: Models, session: Within): Slips {
  const find = async (condition: object) =>
    (await figureSlips.find(condition).session(session).lean<StoredSlip[]>()).map(slipFrom);
  return {
    add: (contribution) => insertAll(figureSlips, [storedSlip(contribution)], session),
    listSlips: (filter) => find(conditionOf(filter)),
    async listSlipIds(limit) {
      const found = figureSlips.find({}, { _id: 1 }).sort(inOrder).limit(limit);
      return (await found.session(session).lean()).map(({ _id: id }) => id);
    },
    readSlips: (ids) => find({ _id: { $in: ids } }),
  };
}

/** The first and the last day that something of a collection is of. */
export async function daysFoundIn(
  model: Models['figureCells'] | Models['figureSlips'],
  session: Within,
): Promise<string[]> {
  const edge = async (direction: 1 | -1) => {
    const options = {
      projection: { day: 1 },
      sort: { day: direction },
      ...(session && { session }),
    };
    const day: unknown = (await model.collection.findOne({}, options))?.['day'];
    return day;
  };
  const days: unknown[] = [await edge(1), await edge(-1)];
  return days.filter((day) => typeof day === 'string');
}
