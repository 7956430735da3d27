import { findCollection, listCollections } from '../catalog/catalog.ts';
import type { CollectionInfo, IndexInfo } from '../catalog/collection.ts';
import { decideArrays, isUndecided } from '../catalog/multikey.ts';
import { decode } from '../bson/decode.ts';
import { takingTurns } from '../commands/turns.ts';
import { documentPrefix, everythingUnder } from '../keys/layout.ts';
import { entriesOf } from '../store/documents.ts';
import type { Store } from '../store/store.ts';
import { StatementUnit } from '../store/unit.ts';
import type { View } from '../store/view.ts';
import type { Locks } from '../transactions/locks.ts';

type Undecided = { collection: CollectionInfo; index: IndexInfo };

const undecidedIn = (view: View): Undecided[] =>
  listCollections(view).flatMap((collection) =>
    collection.indexes
      .filter((index) => isUndecided(view, index))
      .map((index) => ({ collection, index })),
  );

/** @returns for each field whether a document of this state has an array there; undefined when told to stop */
const lookForArrays = async (
  view: View,
  { collection, index }: Undecided,
  signal: AbortSignal,
): Promise<boolean[] | undefined> => {
  const found = index.fields.map(() => false);
  const giveWay = takingTurns();
  const prefix = documentPrefix(collection.id);
  for (const [key, bytes] of view.range(everythingUnder(prefix))) {
    const { hasArray } = entriesOf(index, decode(bytes), key.subarray(prefix.length));
    hasArray.forEach((isArray, at) => (found[at] ||= isArray));
    if (!found.includes(false)) break;
    await giveWay();
    if (signal.aborted) return undefined;
  }
  return found;
};

/**
 * Older versions noted that an index met an array, not in which field, so that every field of it counts as
 * one. Each such index is looked at once, while clients are served. What is written meanwhile notes its own
 * arrays by field, so what an older state held and what came since is all there is. When the server ends
 * before that, it begins again at the next start.
 */
export const decideAllArrays = async (
  store: Store,
  locks: Locks,
  signal: AbortSignal,
): Promise<void> => {
  const snapshot = store.snapshot();
  try {
    for (const undecided of undecidedIn(snapshot)) {
      const found = await lookForArrays(snapshot, undecided, signal);
      if (found === undefined) return;
      const { collection, index } = undecided;
      const unit = new StatementUnit(store.latest(), locks);
      const current = findCollection(unit, collection.namespace)?.indexes;
      if (current?.some(({ id }) => id === index.id) !== true) continue;
      decideArrays(unit, index, found);
      await store.commit(unit.changes);
    }
  } finally {
    snapshot.release();
  }
};
