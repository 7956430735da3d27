import { Interrupted, StepFailure, explain } from './failure.mjs';

/**
 * @typedef {object} StepContext
 * @property {string} root of the repository
 * @property {NodeJS.ProcessEnv} env what later steps and programs get; a step may add to it
 * @property {import('./terminal.mjs').Line} line
 * @property {AbortSignal} signal
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(context: StepContext) => Promise<string>} run answers what was done, a few words
 */

/**
 * Runs the steps in order; the first failure ends it.
 * @param {Step[]} steps
 * @param {Omit<StepContext, 'line'>} context
 * @param {import('./terminal.mjs').Terminal} terminal
 */
export async function runSteps(steps, context, terminal) {
  for (const step of steps) {
    const line = terminal.begin(step.name);
    try {
      line.done(await step.run({ ...context, line }));
    } catch (error) {
      line.failed(error instanceof Interrupted ? 'stopped' : undefined);
      throw asStepFailure(error, step.name);
    }
  }
}

/**
 * An unexpected error (the disk full while writing a file, say) in the same shape as a foreseen one.
 * @param {unknown} error
 * @param {string} stepName
 */
function asStepFailure(error, stepName) {
  if (error instanceof StepFailure || error instanceof Interrupted) return error;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = explain(message);
  return new StepFailure({
    what: `The step "${stepName}" failed.`,
    why: cause?.why ?? 'An unexpected error; it is above.',
    next: cause?.next ?? ['run the same command again; if it fails again, report the output above'],
    output: message,
  });
}
