/** `npm run qarib -- figures rebuild`: the figures anew from the facts, while Qarib runs or stands still. */
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { grouped, progressBar } from '../database/progress.ts';
import { runOnStore } from '../database/run-on-store.ts';

const terminal = new Terminal(process.stdout);
const usage = `Usage: npm run qarib -- figures rebuild

  Brings all figures to what the consultations, appointments and calls on record add up to.
  Qarib may go on running. One that was cut off goes on where it was.`;

interface Told {
  done?: number;
  total?: number;
  corrected?: number;
  failed?: string;
}

/** It counts days, months, years and sites. */
async function rebuild(): Promise<number> {
  const line = terminal.begin('figures');
  let last: Told = {};
  const status = await runOnStore(terminal, {
    program: 'apps/server/src/rebuild-figures.ts',
    note: 'npm run qarib -- figures rebuild',
    mayRunBeside: true,
    onLine(text) {
      last = JSON.parse(text) as Told;
      if (last.total !== undefined) line.update(progressBar(last.done ?? 0, last.total));
    },
  });
  if (status === 0) {
    const { corrected = 0 } = last;
    line.done(corrected === 0 ? 'all were exact' : `${grouped(corrected)} put right`);
    return 0;
  }
  line.failed();
  terminal.print(`${last.failed ?? 'It was cut off.'} The same command goes on where it was.`);
  return status;
}

const [, command, ...rest] = process.argv.slice(2);
if (command === 'rebuild' && rest.length === 0) {
  process.exitCode = await rebuild();
} else {
  terminal.print(usage);
  process.exitCode = 2;
}
