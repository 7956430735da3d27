import { createConnection } from 'mongoose';
import { cellName, CountTable, type CellKey, type Counts } from '@qarib/clinical';
import { addSheets, type CountSheets } from '../src/adapters/mongo/count-sheets.ts';

export const figureCollections = ['figureCells', 'figureSums', 'figureSlips'] as const;

export type KeptFigure = {
  _id: string;
  day?: string;
  /** Of a sum. */
  sheets?: CountSheets;
  /** Of a cell. */
  settled?: CountSheets;
};
type KeptSlip = CellKey & { _id: string; counts: Counts };

/** All figures as they are kept, by their names, cells with what is not settled of them; a nought is nothing. */
export async function keptFigures(uri: string): Promise<Record<string, Counts>> {
  const database = await createConnection(uri).asPromise();
  try {
    const kept = new Map<string, CountTable>();
    const tableOf = (name: string) => {
      const table = kept.get(name) ?? new CountTable();
      kept.set(name, table);
      return table;
    };
    for (const name of ['figureCells', 'figureSums']) {
      for (const { _id, sheets, settled } of await database
        .collection<KeptFigure>(name)
        .find()
        .toArray()) {
        addSheets(tableOf(_id), sheets ?? settled ?? {});
      }
    }
    for (const slip of await database.collection<KeptSlip>('figureSlips').find().toArray()) {
      tableOf(cellName(slip)).addAll(CountTable.of(slip.counts).rows());
    }
    const counted = [...kept].filter(([, table]) => !table.isNothing());
    return Object.fromEntries(counted.map(([name, table]) => [name, table.counts()]));
  } finally {
    await database.close();
  }
}
