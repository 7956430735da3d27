/** `npm run qarib -- catalogues import [file…]`: codes and their words into the store of this installation. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataLockFile } from '../bootstrap/lib/data-folder.mjs';
import { LockHeld, acquireLock } from '../bootstrap/lib/lock.mjs';
import { Terminal } from '../bootstrap/lib/terminal.mjs';
import { findStore } from '../database/find-store.ts';
import { openStore } from '../database/open-store.ts';
import { storeNames } from '../database/stores.ts';
import { readStartSettings } from '../start/start-settings.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const terminal = new Terminal(process.stdout);
const usage = `Usage: npm run qarib -- catalogues import [file…]

  Puts catalogue files into the store, checked line by line; without a file those that Qarib
  brings along. Running it again changes nothing. Qarib must be stopped, unless the records
  are at MONGODB_URI.`;

async function importFiles(files: readonly string[]): Promise<number> {
  const settings = readStartSettings(root, process.env, { isDemo: false });
  const choice = findStore(settings, process.env);
  terminal.print(`Store: ${storeNames[choice.kind]} (${choice.reason}).`);
  const lock =
    choice.kind === 'uri'
      ? undefined
      : acquireLock(dataLockFile(settings.dataDir), 'npm run qarib -- catalogues import');
  try {
    const store = await openStore(choice, settings.dataDir, process.env);
    try {
      const program = path.join(root, 'apps/server/src/import-catalogues.ts');
      const child = spawn(process.execPath, [program, ...files], {
        env: { ...process.env, MONGODB_URI: store.uri },
        stdio: 'inherit',
      });
      await once(child, 'exit');
      return child.exitCode ?? 1;
    } finally {
      await store.close();
    }
  } finally {
    lock?.release();
  }
}

const [, command, ...files] = process.argv.slice(2);
if (command === 'import' && !files.some((file) => file.startsWith('-'))) {
  try {
    process.exitCode = await importFiles(files.map((file) => path.resolve(file)));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    terminal.print(`Qarib is running (process ${error.owner.pid}): stop it first.`);
    process.exitCode = 1;
  }
} else {
  terminal.print(usage);
  process.exitCode = 2;
}
