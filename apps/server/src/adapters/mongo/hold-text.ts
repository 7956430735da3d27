import type { Models } from './models.ts';
import type { Within } from './schema.ts';

const bucketCount = 4_096;

/** Which of some thousand groups a text falls into. */
export function bucketOf(text: string): number {
  const digest = Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) | 0, 7);
  return Math.abs(digest) % bucketCount;
}

/** Writes the record of a group: of two at once in it the database lets the second begin again. */
export async function holdBucket(models: Models, session: Within, _id: number): Promise<void> {
  const held = { $inc: { registrations: 1 } };
  await models.nameHolds.updateOne({ _id }, held, { upsert: true }).session(session);
}

export const holdText = (models: Models, session: Within, text: string): Promise<void> =>
  holdBucket(models, session, bucketOf(text));
