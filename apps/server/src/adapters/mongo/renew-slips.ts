import type { ClientSession, Connection } from 'mongoose';
import { cellNamed, CountTable, isNothing, type Counts } from '@qarib/clinical';
import { storedSlip } from './figure-slips.ts';
import { insertAll } from './insert-all.ts';
import type { Models } from './models.ts';

type FormerCell = { _id: string; isSettled?: boolean; unsettled?: Counts };

/** Gone once all else is done, so that what was cut off goes on. */
const formerIndex = 'isSettled_1';
const formerFields = { isSettled: 1, unsettled: 1 } as const;
const batchSize = 100;

/** Cells kept beside what is settled what is not; that is on slips of its own now. */
export async function renewSlips(connection: Connection, models: Models): Promise<void> {
  const cells = connection.collection<FormerCell>('figureCells');
  if (!(await cells.indexes()).some(({ name }) => name === formerIndex)) return;
  const unsettled = { isSettled: false };
  const some = () =>
    cells
      .find(unsettled, { projection: { _id: 1 } })
      .limit(batchSize)
      .toArray();
  for (let found = await some(); found.length > 0; found = await some()) {
    const names = { _id: { $in: found.map(({ _id }) => _id) } };
    await connection.transaction(async (session: ClientSession) => {
      const moved = await cells.find({ ...names, ...unsettled }, { session }).toArray();
      const slips = moved.flatMap(({ _id: name, unsettled: counted }) => {
        const counts = CountTable.of(counted ?? {}).counts();
        return isNothing(counts) ? [] : [storedSlip({ key: cellNamed(name), counts })];
      });
      await insertAll(models.figureSlips, slips, session);
      await cells.updateMany(names, { $unset: formerFields }, { session });
    });
  }
  await cells.dropIndex(formerIndex);
}
