/** What `npm start` hands over to once everything is set up: runs the product until told to stop. */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { LockHeld } from '../bootstrap/lib/lock.mjs';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { StoreConflict } from '../database/choose-store.ts';
import { DownloadFailure } from '../database/mongod-binary.ts';
import { fetchDemoPeople, formatDemoPeople } from './demo-accounts.ts';
import { UnusableFolder } from './private-files.ts';
import { UnknownAddress } from './reach.ts';
import { type Stack, ChildStartError, startStack } from './stack.ts';
import { trustAdvice } from './trust-advice.ts';

const terminal = new Terminal(process.stdout);

const stepNames = {
  database: 'Database',
  server: 'Server',
  media: 'Media node',
  turn: 'TURN relay',
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: true },
      host: { type: 'string' },
      https: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  const interruption = new AbortController();
  const stopped = stopRequested().then(() => interruption.abort());
  let line: ReturnType<Terminal['begin']> | undefined;
  try {
    const stack = await startStack({
      isDemo: values.demo,
      host: values.host,
      isHttps: values.https,
      signal: interruption.signal,
      // While they stop, children miss each other; that is no news.
      onNotice: (text) => {
        if (!interruption.signal.aborted) terminal.print(`! ${text}`);
      },
      onStore: (text) => terminal.print(`Records are kept by ${text}.`),
      onProgress: (child, state) => {
        if (state === 'starting') line = terminal.begin(stepNames[child]);
        else {
          if (state === 'ready') line?.done('ready');
          else line?.failed();
          line = undefined;
        }
      },
    });
    try {
      await welcome(stack, values.demo);
      await stopped;
      terminal.print('\nStopping.');
    } finally {
      await stack.stop();
    }
  } catch (error) {
    if (interruption.signal.aborted) return terminal.print('\nStopped.');
    line?.failed();
    throw error;
  }
}

/** Ctrl-C and kill reach `npm start`, which passes them on; a closed channel means that it is gone. */
async function stopRequested(): Promise<void> {
  await Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
    ...(process.connected ? [once(process, 'disconnect')] : []),
  ]);
}

async function welcome(stack: Stack, isDemo: boolean): Promise<void> {
  terminal.print(`\nQarib is ready:  ${stack.origin}\n`);
  if (isDemo) {
    const people = await fetchDemoPeople(stack.insideUrl);
    terminal.print('Demo accounts (they are offered on the sign-in page):');
    terminal.print(formatDemoPeople(people));
    terminal.print(`  Password of all of them:  ${stack.demoPassword}\n`);
  }
  if (stack.local) terminal.print(`${trustAdvice(stack.local, stack.origin)}\n`);
  terminal.print(`Data and logs: ${stack.dataDir}.  Stop with Ctrl-C.`);
}

function asFailure(error: unknown): StepFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof LockHeld) {
    return new StepFailure({
      what: 'Qarib is already running from this folder.',
      why: `Process ${error.owner.pid} holds its data.`,
      next: [`stop it: Ctrl-C in its terminal, or kill ${error.owner.pid}`],
    });
  }
  if (error instanceof StoreConflict || error instanceof DownloadFailure) {
    const what = 'The database cannot be chosen as things are.';
    return new StepFailure({ what, why: message, next: [...error.next] });
  }
  if (error instanceof UnknownAddress) {
    const what = 'Qarib cannot be served on that address.';
    return new StepFailure({ what, why: message, next: [...error.next] });
  }
  if (error instanceof UnusableFolder) {
    return new StepFailure({
      what: 'The data folder cannot be used.',
      why: message,
      next: ['QARIB_DATA_DIR=/some/other/folder npm start', 'or correct that, then: npm start'],
    });
  }
  if (error instanceof ChildStartError) {
    return new StepFailure({
      what: message,
      why: 'Its last output is above; all of it is in the folder logs of the data folder.',
      next: ['npm start   (to try again)'],
      output: error.lastLines.join('\n'),
    });
  }
  return new StepFailure({
    what: 'Qarib could not be started.',
    why: message,
    next: ['correct that, then: npm start'],
  });
}

try {
  await main();
} catch (error) {
  terminal.printFailure(asFailure(error));
  process.exitCode = 1;
}
process.disconnect?.();
