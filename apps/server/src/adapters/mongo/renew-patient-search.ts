import type { Log } from '../../ports/log.ts';
import type { Models } from './models.ts';
import { patientFrom } from './patient-repository.ts';
import { searchFieldsOf, searchVersion } from './patient-search.ts';
import { _id, integer, schemaOf, text, yesNo } from './schema.ts';

/** How far something that is done once to all records has come. */
export type StoredUpkeep = { _id: string; version: number; doneTo: string; isDone: boolean };

export const upkeepSchema = schemaOf<StoredUpkeep>({
  _id,
  version: integer,
  // Mongoose takes an empty text for a missing one.
  doneTo: { ...text, required: false },
  isDone: yesNo,
});

const task = 'patient-search';
const batchSize = 500;
const formerFields = { searchTokens: 1, soundTokens: 1 } as const;
const formerIndexes: ReadonlySet<string> = new Set([
  'managingFacilityId_1_searchTokens_1',
  'managingFacilityId_1_soundTokens_1',
]);

/**
 * Gives records of before the present search fields, once, before anybody searches: who is not found
 * would be registered a second time. A start that was cut short goes on where it was.
 */
export async function renewPatientSearch(models: Models, log: Log): Promise<void> {
  const { patients, upkeep } = models;
  const known = await upkeep.findById(task).lean();
  const isSame = known?.version === searchVersion;
  if (isSame && known.isDone) return;
  let doneTo = isSame ? known.doneTo : '';
  const keep = (isDone: boolean) => {
    const state = { $set: { version: searchVersion, doneTo, isDone } };
    return upkeep.updateOne({ _id: task }, state, { upsert: true });
  };
  for (;;) {
    const after = { _id: { $gt: doneTo } };
    const batch = await patients.find(after).sort({ _id: 1 }).limit(batchSize).lean();
    const last = batch.at(-1);
    if (!last) break;
    await patients.collection.bulkWrite(
      batch.map((document) => ({
        updateOne: {
          filter: { _id: document._id as never },
          update: { $set: searchFieldsOf(patientFrom(document)), $unset: formerFields },
        },
      })),
    );
    doneTo = last._id;
    await keep(false);
    log.info('patient-search-renewed', { doneTo });
  }
  await dropFormerIndexes(models);
  await keep(true);
}

async function dropFormerIndexes({ patients }: Models): Promise<void> {
  const present = await patients.collection.indexes();
  for (const { name = '' } of present) {
    if (formerIndexes.has(name)) await patients.collection.dropIndex(name);
  }
}
