import {
  cellName,
  cellNamed,
  CountTable,
  type CellKey,
  type Counts,
  type Place,
} from '@qarib/clinical';
import type { CellFilter, CellRecord, Mark, Statistics } from '../../ports/statistics.ts';
import { tableOf, type CountSheets } from './count-sheets.ts';
import { sumsIn, wantedSheets } from './figure-sums.ts';
import type { Models } from './models.ts';
import { _id, parsed, schemaOf, text, yesNo, type Within } from './schema.ts';

export type StoredCell = CellKey & {
  _id: string;
  settled: CountSheets;
  unsettled: Counts;
  isSettled: boolean;
};
export type StoredMark = Mark & { _id: string };

export const figureCellsSchema = schemaOf<StoredCell>({
  _id,
  day: text,
  facilityId: text,
  provinceId: text,
  regionId: text,
  specialty: text,
  settled: parsed,
  unsettled: parsed,
  isSettled: yesNo,
});
figureCellsSchema.index({ facilityId: 1, day: 1 });
figureCellsSchema.index({ day: 1, regionId: 1 });
figureCellsSchema.index({ isSettled: 1 }, { partialFilterExpression: { isSettled: false } });

export const figureMarksSchema = schemaOf<StoredMark>({ _id, day: text, isExact: yesNo });

/** One step for each key; what comes to nought stays as nought and is not read as anything. */
const incrementOf = (counts: Counts) =>
  Object.fromEntries(Object.entries(counts).map(([key, count]) => [`unsettled.${key}`, count]));

const allSettled: Readonly<Record<string, 1>> = { settled: 1 };

/** Its key is read from its name: a site's years are hundreds of cells. */
type ReadCell = Pick<StoredCell, '_id' | 'settled' | 'unsettled'>;
const cellFrom = ({ _id: name, settled, unsettled }: ReadCell): CellRecord => ({
  key: cellNamed(name),
  settled: tableOf(settled),
  unsettled: CountTable.of(unsettled),
});

function keysOfPlace({ kind, id }: Place): Partial<CellKey> {
  if (kind === 'country') return {};
  return { [`${kind}Id`]: id };
}

const conditionOf = ({ from, to, place, specialty }: CellFilter) => ({
  ...keysOfPlace(place),
  day: { $gte: from, $lte: to },
  ...(specialty !== undefined && { specialty }),
});

export function statisticsIn(models: Models, session: Within): Statistics {
  const { figureCells } = models;
  const cells = async (condition: object, { limit = 0, settled = allSettled } = {}) => {
    const fields = { unsettled: 1, ...settled };
    const found = figureCells.find(condition, fields).limit(limit).session(session);
    return (await found.lean<ReadCell[]>()).map(cellFrom);
  };
  return {
    ...sumsIn(models, session),
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
    listCells: (filter, parts) =>
      cells(conditionOf(filter), parts && { settled: wantedSheets('settled', parts) }),
    async hasCells(facilityId, regionId) {
      const condition = { facilityId, regionId };
      return (await figureCells.findOne(condition).session(session).lean()) !== null;
    },
    listUnsettled: (limit) => cells({ isSettled: false }, { limit }),
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
