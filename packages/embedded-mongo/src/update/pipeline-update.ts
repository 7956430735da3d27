import { isDocument } from '../bson/values.ts';
import type { Document, Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { compileStages, parseStages } from '../aggregate/pipeline.ts';
import { parseUpdate } from './update.ts';
import type { Update } from './update.ts';

const ALLOWED = new Set([
  '$addFields',
  '$set',
  '$project',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
]);

const parsePipeline = (pipeline: readonly Value[]): Update => {
  const stages = parseStages(pipeline);
  for (const { name } of stages) {
    if (!ALLOWED.has(name)) {
      throw new CommandError(
        'InvalidOptions',
        `${name} is not allowed to be used within an update`,
      );
    }
  }
  const run = compileStages(stages, { find: () => [] });
  return {
    isReplacement: false,
    needsPosition: false,
    apply: (document) => {
      const [result] = run([document]);
      if (!isDocument(result)) throw failedToParse('a pipeline update must give one document');
      const id = document.get('_id');
      // A stage that drops the _id does not mean to change it.
      return id === undefined || result.has('_id') ? result : new Map([['_id', id], ...result]);
    },
  };
};

/** Parses an update in any of its three forms: operators, a replacement or a pipeline. */
export const parseUpdateOrPipeline = (update: Value, arrayFilters: readonly Document[]): Update => {
  if (!Array.isArray(update)) return parseUpdate(update, arrayFilters);
  if (arrayFilters.length > 0)
    throw failedToParse('array filters may not be used with a pipeline update');
  return parsePipeline(update);
};
