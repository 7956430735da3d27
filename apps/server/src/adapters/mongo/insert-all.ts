import type { Collection } from 'mongoose';
import type { Within } from './schema.ts';

/** A model whose collection is written to as it is; that it takes such documents says what it holds. */
type Insertable<Document> = {
  readonly collection: Collection;
  insertMany(documents: Document[], options: { readonly lean: true }): Promise<unknown>;
};

/**
 * Written as they are, by the driver: they have to be whole, and what a schema would check or fill in is the
 * compiler's to check here. With every request something is, and one takes mongoose twice as long.
 */
export async function insertAll<Document extends object>(
  { collection }: Insertable<Document>,
  documents: readonly Document[],
  session: Within,
): Promise<void> {
  const options = session ? { session } : {};
  const [first] = documents;
  // As many of one the driver would wrap it up and unwrap it again.
  if (first !== undefined && documents.length === 1) await collection.insertOne(first, options);
  else if (documents.length > 1) await collection.insertMany([...documents], options);
}
