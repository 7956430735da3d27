/** `npm run qarib -- turn …`: the relay for browsers behind firewalls, added, checked and taken away. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { runTurnCommand } from './run-command.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

process.exitCode = await runTurnCommand(process.argv.slice(3), {
  root,
  env: process.env,
  terminal: new Terminal(process.stdout),
});
