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

/** The update that writes a change: a field that is there and undefined goes away. */
export function settingOrRemoving(change: object) {
  const entries = Object.entries(change);
  const kept = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined).map(([key]) => [key, 1] as const);
  return {
    ...(kept.length > 0 && { $set: Object.fromEntries(kept) }),
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone) }),
  };
}
