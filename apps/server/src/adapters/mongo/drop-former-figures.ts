import type { Connection } from 'mongoose';
import type { MarkName } from '../../ports/statistics.ts';

const formerFigures = ['figureCells', 'figureSums', 'figureMarks'] as const;
/** Gone once all else is done, so that what was cut off is done again. */
const lastOfFormer = 'figurePlaces';
/** A rebuild that has come no further than before the first day. */
const dueRebuild = { day: '0000-00-00', isExact: false } as const;

/**
 * Figures were kept number by number once. Nothing is lost with them: they are made anew from the
 * facts, by the rebuild that is due from here on.
 */
export async function dropFormerFigures(connection: Connection): Promise<void> {
  const present = await connection.listCollections();
  const names = new Set(present.map(({ name }) => name));
  if (!names.has(lastOfFormer)) return;
  for (const name of formerFigures) {
    if (names.has(name)) await connection.dropCollection(name);
  }
  await connection
    .collection<{ _id: MarkName }>('figureMarks')
    .updateOne({ _id: 'rebuild' }, { $set: dueRebuild }, { upsert: true });
  await connection.dropCollection(lastOfFormer);
}
