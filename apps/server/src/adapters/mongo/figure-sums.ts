import { cellName, CountTable, sumName, type Addition } from '@qarib/clinical';
import type { NamedSum, SettledCell, Slip, Statistics } from '../../ports/statistics.ts';
import { addSheets, sheetsOf, tableOf, wholePart, type CountSheets } from './count-sheets.ts';
import { insertAll } from './insert-all.ts';
import type { Models } from './models.ts';
import { _id, parsed, schemaOf, type Within } from './schema.ts';

type Sums = Pick<
  Statistics,
  'settle' | 'readSettlement' | 'readSums' | 'listSums' | 'correctSums' | 'addSettledDay'
>;

export type StoredSum = { _id: string; sheets: CountSheets };
export type StoredSettlement = { _id: string; count: number };

export const figureSumsSchema = schemaOf<StoredSum>({ _id, sheets: parsed });
export const figureSettlementsSchema = schemaOf<StoredSettlement>({ _id, count: Number });

const latest = 'latest';

/** What of the sheets in a field is read. */
export const wantedSheets = (
  field: string,
  parts: readonly string[],
): Readonly<Record<string, 1>> =>
  Object.fromEntries([wholePart, ...parts].map((part) => [`${field}.${part}`, 1] as const));

export function sumsIn(models: Models, session: Within): Sums {
  const { figureCells, figureSums, figureSettlements } = models;
  return {
    async settle(slips, cells, additions) {
      await correctSums(models, session, await raised(models, session, additions));
      await addToCells(models, session, cells);
      await takeAway(models, session, slips);
      await moveSettlement(models, session);
    },
    async readSettlement() {
      const found = await figureSettlements.findById(latest).session(session).lean();
      return found?.count ?? 0;
    },
    async readSums(keys, parts) {
      const keyByName = new Map(keys.map((key) => [sumName(key), key]));
      const found = await figureSums
        .find({ _id: { $in: [...keyByName.keys()] } }, parts && wantedSheets('sheets', parts))
        .session(session)
        .lean<StoredSum[]>();
      return found.flatMap(({ _id, sheets }) => {
        const key = keyByName.get(_id);
        return key ? [{ key, table: tableOf(sheets) }] : [];
      });
    },
    async listSums(period, kind) {
      // Names begin with the period, a bar, the kind and a bar; the brace is what comes after a bar.
      const ofPeriod = { _id: { $gte: `${period}|${kind}|`, $lt: `${period}|${kind}}` } };
      const found = await figureSums.find(ofPeriod).session(session).lean();
      return found.map(({ _id: name, sheets }) => ({ name, table: tableOf(sheets) }));
    },
    correctSums: (sums) => correctSums(models, session, sums),
    async addSettledDay(cells, sums) {
      const settled = cells.map(({ key, table }) => ({
        _id: cellName(key),
        ...key,
        settled: sheetsOf(table),
      }));
      await insertAll(figureCells, settled, session);
      const stored = sums.map(({ name, table }) => ({ _id: name, sheets: sheetsOf(table) }));
      await insertAll(figureSums, stored, session);
      await moveSettlement(models, session);
    },
  };
}

/** Sums as they are with what is added to them; each is read and written once. */
async function raised(
  { figureSums }: Models,
  session: Within,
  additions: readonly Addition[],
): Promise<NamedSum[]> {
  const tables = new Map<string, CountTable>();
  for (const { name, rows } of additions) {
    const table = tables.get(name) ?? new CountTable();
    table.addAll(rows);
    tables.set(name, table);
  }
  const kept = await figureSums
    .find({ _id: { $in: [...tables.keys()] } })
    .session(session)
    .lean();
  for (const { _id, sheets } of kept) addSheets(tables.get(_id) ?? new CountTable(), sheets);
  return [...tables].map(([name, table]) => ({ name, table }));
}

async function correctSums(
  { figureSums }: Models,
  session: Within,
  sums: readonly NamedSum[],
): Promise<void> {
  if (sums.length === 0) return;
  await figureSums.bulkWrite(
    sums.map(({ name, table }) => ({
      updateOne: {
        filter: { _id: name },
        update: { $set: { sheets: sheetsOf(table) } },
        upsert: true,
      },
    })),
    { ordered: false, ...(session && { session }) },
  );
}

async function addToCells(
  { figureCells }: Models,
  session: Within,
  cells: readonly SettledCell[],
): Promise<void> {
  const kept = await figureCells
    .find({ _id: { $in: cells.map(({ key }) => cellName(key)) } }, { settled: 1 })
    .session(session)
    .lean();
  const sheetsByName = new Map(kept.map(({ _id, settled }) => [_id, settled]));
  await figureCells.bulkWrite(
    cells.map(({ key, table }) => {
      const name = cellName(key);
      const whole = tableOf(sheetsByName.get(name) ?? {});
      whole.addAll(table.rows());
      const update = { $set: { settled: sheetsOf(whole) }, $setOnInsert: key };
      return { updateOne: { filter: { _id: name }, update, upsert: true } };
    }),
    { ordered: false, ...(session && { session }) },
  );
}

async function takeAway(
  { figureSlips }: Models,
  session: Within,
  slips: readonly Slip[],
): Promise<void> {
  await figureSlips.deleteMany({ _id: { $in: slips.map(({ id }) => id) } }).session(session);
}

async function moveSettlement({ figureSettlements }: Models, session: Within): Promise<void> {
  await figureSettlements
    .updateOne({ _id: latest }, { $inc: { count: 1 } }, { upsert: true })
    .session(session);
}
