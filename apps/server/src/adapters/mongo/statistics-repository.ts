import { cellNamed, type CellKey } from '@qarib/clinical';
import type { Mark, SettledCell, Statistics } from '../../ports/statistics.ts';
import { tableOf, type CountSheets } from './count-sheets.ts';
import { cellKeyFields, conditionOf, daysFoundIn, slipsIn } from './figure-slips.ts';
import { sumsIn, wantedSheets } from './figure-sums.ts';
import type { Models } from './models.ts';
import { _id, parsed, schemaOf, text, yesNo, type Within } from './schema.ts';

export type StoredCell = CellKey & { _id: string; settled: CountSheets };
export type StoredMark = Mark & { _id: string };

export const figureCellsSchema = schemaOf<StoredCell>({
  _id,
  ...cellKeyFields,
  settled: parsed,
});
figureCellsSchema.index({ facilityId: 1, day: 1 });
figureCellsSchema.index({ day: 1, regionId: 1 });

export const figureMarksSchema = schemaOf<StoredMark>({ _id, day: text, isExact: yesNo });

const allSettled: Readonly<Record<string, 1>> = { settled: 1 };

/** Its key is read from its name: a site's years are hundreds of cells. */
type ReadCell = Pick<StoredCell, '_id' | 'settled'>;
const cellFrom = ({ _id: name, settled }: ReadCell): SettledCell => ({
  key: cellNamed(name),
  table: tableOf(settled),
});

export function statisticsIn(models: Models, session: Within): Statistics {
  const { figureCells, figureSlips } = models;
  return {
    ...slipsIn(models, session),
    ...sumsIn(models, session),
    ...marksIn(models, session),
    async listCells(filter, parts) {
      const wanted = parts ? wantedSheets('settled', parts) : allSettled;
      const found = figureCells.find(conditionOf(filter), wanted).session(session);
      return (await found.lean<ReadCell[]>()).map(cellFrom);
    },
    async hasCells(facilityId, regionId) {
      const ofSite = { facilityId, regionId };
      const cell = await figureCells.exists(ofSite).session(session);
      return (cell ?? (await figureSlips.exists(ofSite).session(session))) !== null;
    },
    async findSiteAfter(facilityId) {
      const next = figureCells.findOne({ facilityId: { $gt: facilityId } }, { facilityId: 1 });
      return (await next.sort({ facilityId: 1, day: 1 }).session(session).lean())?.facilityId;
    },
    async readSpan() {
      const days = [
        ...(await daysFoundIn(figureCells, session)),
        ...(await daysFoundIn(figureSlips, session)),
      ].toSorted();
      const [from, to] = [days[0], days.at(-1)];
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
