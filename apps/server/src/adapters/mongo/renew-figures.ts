import type { Connection } from 'mongoose';
import type { MarkName } from '../../ports/statistics.ts';

const formerFigures = ['figureCells', 'figureSums', 'figureMarks'] as const;
/** Gone once all else is done, so that what was cut off is done again. */
const lastOfFormer = 'figurePlaces';
/** A rebuild that has come no further than before the first day. */
const dueRebuild = { day: '0000-00-00', isExact: false } as const;
/** One that has come past the last, so that of sums alone it is seen what they have to be. */
const dueSums = { day: '9999-12-31', isExact: false } as const;
/** Beside the marks of the figures: that sites have sums of their months. */
const ofSiteMonths = 'months-of-sites';

/**
 * Brings a store of before to how figures are kept now. They were kept number by number once; nothing is
 * lost with those: they are made anew from the facts, by the rebuild that is due from here on.
 */
export async function renewFigures(connection: Connection): Promise<void> {
  const present = await connection.listCollections();
  const names = new Set(present.map(({ name }) => name));
  if (names.has(lastOfFormer)) {
    for (const name of formerFigures) {
      if (names.has(name)) await connection.dropCollection(name);
    }
    await marksOf(connection).updateOne({ _id: 'rebuild' }, { $set: dueRebuild }, { upsert: true });
    await connection.dropCollection(lastOfFormer);
  }
  await askForSiteMonths(connection);
}

const marksOf = (connection: Connection) =>
  connection.collection<{ _id: MarkName | typeof ofSiteMonths }>('figureMarks');

/** A site had its days alone once. They are there, and its months are made of them. */
async function askForSiteMonths(connection: Connection): Promise<void> {
  const marks = marksOf(connection);
  if ((await marks.findOne({ _id: ofSiteMonths })) !== null) return;
  if ((await connection.collection('figureCells').findOne({})) !== null) {
    await marks.updateOne({ _id: 'rebuild' }, { $setOnInsert: dueSums }, { upsert: true });
    await marks.deleteOne({ _id: 'comparison' });
  }
  await marks.updateOne({ _id: ofSiteMonths }, { $set: { isExact: true } }, { upsert: true });
}
