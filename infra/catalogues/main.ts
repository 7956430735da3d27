/** `npm run qarib -- catalogues import [file…]`: codes and their words into the store of this installation. */
import path from 'node:path';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { runOnStore } from '../database/run-on-store.ts';

const terminal = new Terminal(process.stdout);
const usage = `Usage: npm run qarib -- catalogues import [file…]

  Puts catalogue files into the store, checked line by line; without a file those that Qarib
  brings along. Running it again changes nothing. Qarib must be stopped, unless the records
  are at MONGODB_URI.`;

const [, command, ...files] = process.argv.slice(2);
if (command === 'import' && !files.some((file) => file.startsWith('-'))) {
  process.exitCode = await runOnStore(terminal, {
    program: 'apps/server/src/import-catalogues.ts',
    args: files.map((file) => path.resolve(file)),
    note: 'npm run qarib -- catalogues import',
    // A running one has read its catalogues already.
    mayRunBeside: false,
  });
} else {
  terminal.print(usage);
  process.exitCode = 2;
}
