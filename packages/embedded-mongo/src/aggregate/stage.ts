import type { Document, Value } from '../bson/values.ts';
import type { Filter } from '../match/filter.ts';

/** One step of a pipeline. Documents are never changed in place: others may hold them. */
export type Stage = (input: Iterable<Document>) => Iterable<Document>;

/** What stages need from outside. */
export type StageContext = {
  /** compiles the pipelines that a stage has inside */
  compile: (pipeline: readonly Value[]) => Stage;
  /** reads another collection, in the same state of the database as the pipeline itself */
  find: (collection: string, filter: Filter) => Iterable<Document>;
};

export type StageCompiler = (operand: Value, context: StageContext) => Stage;
