import { isDocument } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import type { Stage, StageContext } from './stage.ts';
import { stageTable } from './stages.ts';

export type NamedStage = { name: string; operand: Value };

const location = (code: number, message: string): CommandError =>
  new CommandError('BadValue', message, { location: code });

export const parseStages = (pipeline: readonly Value[]): NamedStage[] =>
  pipeline.map((stage) => {
    const [only] = isDocument(stage) ? stage : [];
    if (!isDocument(stage)) {
      throw new CommandError(
        'TypeMismatch',
        "Each element of the 'pipeline' array must be an object",
      );
    }
    if (only === undefined || stage.size !== 1) {
      throw location(
        40323,
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    const [name, operand] = only;
    return { name, operand };
  });

/** How a pipeline reads other collections; its own inner pipelines it can compile itself. */
export type PipelineContext = Pick<StageContext, 'find'>;

export const compileStages = (stages: readonly NamedStage[], context: PipelineContext): Stage => {
  const inner: StageContext = {
    ...context,
    compile: (pipeline) => compileStages(parseStages(pipeline), context),
  };
  const compiled = stages.map(({ name, operand }) => {
    const compile = stageTable.get(name);
    if (compile === undefined) throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compile(operand, inner);
  });
  return (input) => compiled.reduce((documents, stage) => stage(documents), input);
};
