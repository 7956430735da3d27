import {
  addCounts,
  cellName,
  type CellKey,
  type Counts,
  type Place,
  type Sum,
  sumName,
  totalKeys,
  type SumKey,
} from '@qarib/clinical';
import type {
  CellFilter,
  CellRecord,
  Mark,
  NamedSum,
  Statistics,
  SumKind,
} from '../../ports/statistics.ts';
import { insertAll } from './insert-all.ts';
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

export type StoredMark = Mark & { _id: string };

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

export const figureMarksSchema = schemaOf<StoredMark>({ _id, day: text, isExact: yesNo });

const totalFields: Readonly<Record<string, 1>> = Object.fromEntries(
  totalKeys.map((key) => [`counts.${key}`, 1] as const),
);

const latest = 'latest';

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
    const id = sumName(key);
    byId.set(id, [...(byId.get(id) ?? []), counts]);
  }
  return [...byId].flatMap(([id, counts]) => {
    const $inc = incrementOf(addCounts(...counts));
    if (Object.keys($inc).length === 0) return [];
    return [{ updateOne: { filter: { _id: id }, update: { $inc }, upsert: true } }];
  });
}

export function statisticsIn(models: Models, session: Within): Statistics {
  const { figureCells } = models;
  const cells = async (condition: object, limit = 0) =>
    (await figureCells.find(condition).limit(limit).session(session).lean()).map(cellFrom);
  return {
    ...sumsIn(models, session),
    ...wholeSumsIn(models, session),
    ...marksIn(models, session),
    async add({ key, counts }) {
      await figureCells
        .updateOne(
          { _id: cellName(key) },
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
    async readSpan() {
      const edge = async (direction: 1 | -1) =>
        (await figureCells.findOne({}, { day: 1 }).sort({ day: direction }).session(session).lean())
          ?.day;
      const [from, to] = [await edge(1), await edge(-1)];
      return from === undefined || to === undefined ? undefined : { from, to };
    },
  };
}

async function moveSettlement({ figureSettlements }: Models, session: Within): Promise<void> {
  await figureSettlements
    .updateOne({ _id: latest }, { $inc: { count: 1 } }, { upsert: true })
    .session(session);
}

type Sums = Pick<
  Statistics,
  'settle' | 'readSettlement' | 'readSums' | 'readTotals' | 'readPlacesSums'
>;

function sumsIn(models: Models, session: Within): Sums {
  const { figureCells, figureSums, figurePlaces, figureSettlements } = models;
  const options = session ? { session } : {};
  const sumsOf = async (
    model: typeof figureSums,
    keys: readonly SumKey[],
    fields?: Readonly<Record<string, 1>>,
  ): Promise<Sum[]> => {
    const keyById = new Map(keys.map((key) => [sumName(key), key]));
    const found = await model
      .find({ _id: { $in: [...keyById.keys()] } }, fields)
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
            filter: { _id: cellName(key) },
            update: { $set: { settled: counts, isSettled: true } },
          },
        })),
        { ordered: false, ...options },
      );
      const [own, places] = [stepsOf(sums), stepsOf(placesSums)];
      if (own.length > 0) await figureSums.bulkWrite(own, { ordered: false, ...options });
      if (places.length > 0) await figurePlaces.bulkWrite(places, { ordered: false, ...options });
      await moveSettlement(models, session);
    },
    async readSettlement() {
      const found = await figureSettlements.findById(latest).session(session).lean();
      return found?.count ?? 0;
    },
    readSums: (keys) => sumsOf(figureSums, keys),
    readTotals: (keys) => sumsOf(figureSums, keys, totalFields),
    readPlacesSums: (keys) => sumsOf(figurePlaces, keys),
  };
}

type WholeSums = Pick<Statistics, 'listSums' | 'correctSums' | 'addSettledDay'>;

function wholeSumsIn(models: Models, session: Within): WholeSums {
  const { figureCells, figureSums, figurePlaces } = models;
  const options = session ? { session } : {};
  const modelOf = (kind: SumKind) => (kind === 'sums' ? figureSums : figurePlaces);
  return {
    async listSums(kind, period) {
      // Names begin with the period and a bar; the brace is what comes after a bar.
      const ofPeriod = { _id: { $gte: `${period}|`, $lt: `${period}}` } };
      const found = await modelOf(kind).find(ofPeriod).session(session).lean();
      return found.map(({ _id: name, counts }) => ({ name, counts: addCounts(counts) }));
    },
    async correctSums(kind, sums) {
      const writes = sums.map(({ name, counts }) => ({
        updateOne: { filter: { _id: name }, update: { $set: { counts } }, upsert: true },
      }));
      if (writes.length === 0) return;
      await modelOf(kind).bulkWrite(writes, { ordered: false, ...options });
    },
    async addSettledDay(cells, { sums, places }) {
      const settled = cells.map(({ key, counts }) => ({
        _id: cellName(key),
        ...key,
        counts,
        settled: counts,
        isSettled: true,
      }));
      await insertAll(figureCells, settled, session);
      const stored = ({ name, counts }: NamedSum): StoredSum => ({ _id: name, counts });
      await insertAll(figureSums, sums.map(stored), session);
      await insertAll(figurePlaces, places.map(stored), session);
      await moveSettlement(models, session);
    },
  };
}

function marksIn(
  { figureMarks }: Models,
  session: Within,
): Pick<Statistics, 'readMark' | 'setMark'> {
  return {
    async readMark(name) {
      const found = await figureMarks.findById(name).session(session).lean();
      return found ? { day: found.day, isExact: found.isExact } : undefined;
    },
    async setMark(name, mark) {
      if (mark === undefined) await figureMarks.deleteOne({ _id: name }).session(session);
      else await figureMarks.updateOne({ _id: name }, mark, { upsert: true }).session(session);
    },
  };
}
