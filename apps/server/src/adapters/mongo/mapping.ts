/** A document's key becomes the record's `id`. */
export function fromStored<Document extends { _id: string }>({
  _id,
  ...fields
}: Document): Omit<Document, '_id'> & { id: string } {
  return { id: _id, ...fields };
}

export function toStored<Item extends { id: string }>({
  id,
  ...fields
}: Item): Omit<Item, 'id'> & { _id: string } {
  return { _id: id, ...fields };
}

/** Mongo's "nothing found" is null, ours is undefined. */
export function found<Document extends { _id: string }>(document: Document | null) {
  return document === null ? undefined : fromStored(document);
}
