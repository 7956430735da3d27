/** `npm run demo -- <what>`: records of a whole programme, into a store of their own. */
import path from 'node:path';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { progressBar } from '../database/progress.ts';
import { runOnStore } from '../database/run-on-store.ts';
import { type DemoRequest, readDemoRequest } from './read-request.ts';

const terminal = new Terminal(process.stdout);
const usage = `Usage: npm run demo -- <what> [--data <folder>]

  pilot      the pilot of 2018 to 2020 and the complaints of 2016 to 2021, in their known numbers
  generate   a country that is made up: --consultations 1000000 --years 3 --sites 1400
             (--seed 1: another one is another country; --until 2026-11-21: its last day)

Into a folder of its own, demo/<what>, or the one given. A store with people in it is left alone.
One that was cut off goes on where it was when the same command is given again.`;

const stages = { people: 'people', cases: 'cases', figures: 'adding up' };

interface Told {
  stage?: keyof typeof stages;
  done?: number;
  total?: number;
  refused?: string;
  failed?: string;
}

/** The folder given, the installation's own, or one beside it; a store elsewhere only without any. */
function surroundings({ data, what }: DemoRequest): { env: NodeJS.ProcessEnv; folder: string } {
  const { MONGODB_URI: uri, ...env } = process.env;
  const folder = data ?? env['QARIB_DATA_DIR'] ?? path.join('demo', what);
  const isElsewhere = data === undefined && Boolean(uri);
  return {
    folder,
    env: { ...env, QARIB_DATA_DIR: folder, ...(isElsewhere && { MONGODB_URI: uri }) },
  };
}

async function make(request: DemoRequest): Promise<number> {
  const { env, folder } = surroundings(request);
  const line = terminal.begin(`demo ${request.what}`);
  let last: Told = {};
  const status = await runOnStore(terminal, {
    program: 'apps/server/src/fill-demo.ts',
    args: request.args,
    note: `npm run demo -- ${request.what}`,
    mayRunBeside: false,
    env,
    onLine(text) {
      last = JSON.parse(text) as Told;
      const { stage, done = 0, total } = last;
      if (stage && total !== undefined) line.update(`${stages[stage]} ${progressBar(done, total)}`);
    },
  });
  if (status === 0) {
    line.done('all there');
    terminal.print(`To look at it: QARIB_DATA_DIR=${folder} npm start`);
    return 0;
  }
  line.failed();
  if (last.refused !== undefined) explainRefusal(last.refused, request.what);
  else terminal.print(`${last.failed ?? 'It was cut off.'} The same command goes on where it was.`);
  return status;
}

function explainRefusal(why: string, what: string): void {
  terminal.printFailure(
    new StepFailure({
      what: 'Nothing was written into this store.',
      why,
      next: [`npm run demo -- ${what} --data <a new folder>`],
    }),
  );
}

const request = readDemoRequest(process.argv.slice(2));
if (request === undefined) {
  terminal.print(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await make(request);
}
