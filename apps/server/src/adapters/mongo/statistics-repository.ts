import {
  addCounts,
  type CellKey,
  type Counts,
  type Place,
  type Sum,
  type SumKey,
} from '@qarib/clinical';
import type { CellFilter, CellRecord, Statistics } from '../../ports/statistics.ts';
import type { Models } from './models.ts';
import { _id, parsed, schemaOf, text, yesNo, type Within } from './schema.ts';

export type StoredCell = CellKey & {
  _id: string;
  counts: Counts;
  settled: Counts;
  isSettled: boolean;
};
export type StoredSum = { _id: string; counts: Counts };
export type StoredSettlement = { _id: string; count: number };

export const figureCellsSchema = schemaOf<StoredCell>({
  _id,
  day: text,
  facilityId: text,
  provinceId: text,
  regionId: text,
  specialty: text,
  counts: parsed,
  settled: parsed,
  isSettled: yesNo,
});
figureCellsSchema.index({ facilityId: 1, day: 1 });
figureCellsSchema.index({ day: 1, regionId: 1 });
figureCellsSchema.index({ isSettled: 1 }, { partialFilterExpression: { isSettled: false } });

export const figureSumsSchema = schemaOf<StoredSum>({ _id, counts: parsed });
export const figurePlacesSchema = schemaOf<StoredSum>({ _id, counts: parsed });
export const figureSettlementsSchema = schemaOf<StoredSettlement>({ _id, count: Number });

const latest = 'latest';

const cellIdOf = ({ day, facilityId, provinceId, regionId, specialty }: CellKey) =>
  [day, facilityId, specialty, provinceId, regionId].join('|');
const sumIdOf = ({ period, place, specialty }: SumKey) =>
  [period, place.kind, place.id, specialty].join('|');

/** One step for each key; what comes to nought stays as nought and is not read as anything. */
const incrementOf = (counts: Counts) =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [`counts.${key}`, count]));

function cellFrom({ _id: _, counts, settled, isSettled: __, ...key }: StoredCell): CellRecord {
  return { key, counts: addCounts(counts), settled: addCounts(settled) };
}

function keysOfPlace({ kind, id }: Place): Partial<CellKey> {
  if (kind === 'country') return {};
  return { [`${kind}Id`]: id };
}

const conditionOf = ({ from, to, place, specialty }: CellFilter) => ({
  ...keysOfPlace(place),
  day: { $gte: from, $lte: to },
  ...(specialty !== undefined && { specialty }),
});

/** Sums of the same key are one write. */
function stepsOf(sums: readonly Sum[]) {
  const byId = new Map<string, Counts[]>();
  for (const { key, counts } of sums) {
    const id = sumIdOf(key);
    byId.set(id, [...(byId.get(id) ?? []), counts]);
  }
  return [...byId].flatMap(([id, counts]) => {
    const $inc = incrementOf(addCounts(...counts));
    if (Object.keys($inc).length === 0) return [];
    return [{ updateOne: { filter: { _id: id }, update: { $inc }, upsert: true } }];
  });
}

export function statisticsIn(models: Models, session: Within): Statistics {
  const { figureCells, figureSums, figurePlaces } = models;
  const cells = async (condition: object, limit = 0) =>
    (await figureCells.find(condition).limit(limit).session(session).lean()).map(cellFrom);
  return {
    ...sumsIn(models, session),
    async add({ key, counts }) {
      await figureCells
        .updateOne(
          { _id: cellIdOf(key) },
          {
            $setOnInsert: { ...key, settled: {} },
            $set: { isSettled: false },
            $inc: incrementOf(counts),
          },
          { upsert: true },
        )
        .session(session);
    },
    listCells: (filter) => cells(conditionOf(filter)),
    async hasCells(facilityId, regionId) {
      const condition = { facilityId, regionId };
      return (await figureCells.findOne(condition).session(session).lean()) !== null;
    },
    listDay: (day, regionId) => cells({ day, regionId }),
    listUnsettled: (limit) => cells({ isSettled: false }, limit),
    listUnsettledIn: (filter) => cells({ isSettled: false, ...conditionOf(filter) }),
    async listAll(after, limit) {
      const documents = await figureCells
        .find(after === undefined ? {} : { _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .session(session)
        .lean();
      return documents.map((document) => ({ id: document._id, ...cellFrom(document) }));
    },
    async clear() {
      await figureCells.deleteMany({}).session(session);
      await figureSums.deleteMany({}).session(session);
      await figurePlaces.deleteMany({}).session(session);
    },
  };
}

type Sums = Pick<Statistics, 'settle' | 'readSettlement' | 'readSums' | 'readPlacesSums'>;

function sumsIn(models: Models, session: Within): Sums {
  const { figureCells, figureSums, figurePlaces, figureSettlements } = models;
  const options = session ? { session } : {};
  const sumsOf = async (model: typeof figureSums, keys: readonly SumKey[]): Promise<Sum[]> => {
    const keyById = new Map(keys.map((key) => [sumIdOf(key), key]));
    const found = await model
      .find({ _id: { $in: [...keyById.keys()] } })
      .session(session)
      .lean();
    return found.flatMap(({ _id: id, counts }) => {
      const key = keyById.get(id);
      return key ? [{ key, counts: addCounts(counts) }] : [];
    });
  };
  return {
    async settle(settledCells, sums, placesSums) {
      await figureCells.bulkWrite(
        settledCells.map(({ key, counts }) => ({
          updateOne: {
            filter: { _id: cellIdOf(key) },
            update: { $set: { settled: counts, isSettled: true } },
          },
        })),
        { ordered: false, ...options },
      );
      const [own, places] = [stepsOf(sums), stepsOf(placesSums)];
      if (own.length > 0) await figureSums.bulkWrite(own, { ordered: false, ...options });
      if (places.length > 0) await figurePlaces.bulkWrite(places, { ordered: false, ...options });
      await figureSettlements
        .updateOne({ _id: latest }, { $inc: { count: 1 } }, { upsert: true })
        .session(session);
    },
    async readSettlement() {
      const found = await figureSettlements.findById(latest).session(session).lean();
      return found?.count ?? 0;
    },
    readSums: (keys) => sumsOf(figureSums, keys),
    readPlacesSums: (keys) => sumsOf(figurePlaces, keys),
  };
}
