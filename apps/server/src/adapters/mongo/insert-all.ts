import type { ClientSession } from 'mongoose';
import type { Within } from './schema.ts';

/** What of a model is needed here. */
type Insertable<Document> = {
  insertMany(
    documents: Document[],
    options: { readonly lean: true; readonly session?: ClientSession },
  ): Promise<unknown>;
};

/**
 * Many documents in one message. They are written as they are, so they have to be whole: what a schema
 * would check or fill in is the compiler's to check here.
 */
export async function insertAll<Document>(
  model: Insertable<Document>,
  documents: readonly Document[],
  session: Within,
): Promise<void> {
  if (documents.length === 0) return;
  await model.insertMany([...documents], { lean: true, ...(session && { session }) });
}
