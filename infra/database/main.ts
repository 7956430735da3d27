/** `npm run qarib -- db <command>`: the records of an installation, moved, checked and kept safe. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { runDatabaseCommand } from './run-command.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

process.exitCode = await runDatabaseCommand(process.argv.slice(2), {
  root,
  env: process.env,
  terminal: new Terminal(process.stdout),
});
