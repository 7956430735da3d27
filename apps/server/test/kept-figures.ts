import { createConnection } from 'mongoose';
import type { Counts } from '@qarib/clinical';
import { tableOf, type CountSheets } from '../src/adapters/mongo/count-sheets.ts';

export const figureCollections = ['figureCells', 'figureSums'] as const;

export type KeptFigure = {
  _id: string;
  day?: string;
  /** Of a sum. */
  sheets?: CountSheets;
  /** Of a cell. */
  settled?: CountSheets;
  unsettled?: Counts;
};

/** All figures as they are kept, by their names; a nought is nothing. */
export async function keptFigures(uri: string): Promise<Record<string, Counts>> {
  const database = await createConnection(uri).asPromise();
  try {
    const kept: Record<string, Counts> = {};
    for (const name of figureCollections) {
      for (const figure of await database.collection<KeptFigure>(name).find().toArray()) {
        const table = tableOf(figure.sheets ?? figure.settled ?? {});
        table.addCounts(figure.unsettled ?? {});
        if (!table.isNothing()) kept[figure._id] = table.counts();
      }
    }
    return kept;
  } finally {
    await database.close();
  }
}
