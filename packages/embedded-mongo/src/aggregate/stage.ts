import type { Document } from '../bson/values.ts';
import type { Filter } from '../match/filter.ts';

/** One step of a pipeline. Documents are never changed in place: others may hold them. */
export type Stage = (input: Iterable<Document>) => Iterable<Document>;

/** How stages reach other collections, in the same state of the database as the pipeline itself. */
export type StageContext = {
  find: (collection: string, filter: Filter) => Iterable<Document>;
};
