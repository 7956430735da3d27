/** `npm run qarib -- figures rebuild`: the figures anew from the facts, while Qarib runs or stands still. */
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { runOnStore } from '../database/run-on-store.ts';

const terminal = new Terminal(process.stdout);
const usage = `Usage: npm run qarib -- figures rebuild

  Brings all figures to what the consultations, appointments and calls on record add up to.
  Qarib may go on running. One that was cut off goes on where it was.`;

const [, command, ...rest] = process.argv.slice(2);
if (command === 'rebuild' && rest.length === 0) {
  process.exitCode = await runOnStore(terminal, {
    program: 'apps/server/src/rebuild-figures.ts',
    note: 'npm run qarib -- figures rebuild',
    mayRunBeside: true,
  });
} else {
  terminal.print(usage);
  process.exitCode = 2;
}
