import { parseArgs } from 'node:util';
import { FolderError } from '@qarib/embedded-mongo';
import { dataLockFile } from '../bootstrap/lib/data-folder.mjs';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import { LockHeld, acquireLock, lockOwner } from '../bootstrap/lib/lock.mjs';
import type { Terminal } from '../bootstrap/lib/terminal.mjs';
import { ChildStartError } from '../start/supervised-child.ts';
import { type StartSettings, readStartSettings } from '../start/start-settings.ts';
import { type StoreChoice, StoreConflict } from './choose-store.ts';
import { type DatabaseCommandName, databaseCommands } from './commands.ts';
import { findOnPath, findStore } from './find-store.ts';
import { DownloadFailure } from './mongod-binary.ts';
import { showProgress } from './progress.ts';
import { type StoreKind, storeNames } from './stores.ts';

const usage = `Usage: npm run qarib -- db <command>

  export <folder>   writes all records and indexes into a new folder, as BSON
  import <folder>   puts an export into a store that holds nothing
                    (--store embedded|mongod|uri; the one npm start would use by default)
  check             verifies the records and every index
  backup <file>     copies the embedded database, also while Qarib runs
  restore <file>    puts such a copy where no data is`;

interface Surroundings {
  root: string;
  env: NodeJS.ProcessEnv;
  terminal: Terminal;
}

interface Request {
  name: DatabaseCommandName;
  target: string;
  store: StoreKind | undefined;
}

/** These read the embedded database as it is on disk, which its server allows. */
const worksOnline: ReadonlySet<string> = new Set<DatabaseCommandName>(['check', 'backup']);

/** @returns the exit status */
export async function runDatabaseCommand(
  args: readonly string[],
  { root, env, terminal }: Surroundings,
): Promise<number> {
  const request = parseRequest(args);
  if (request === undefined) {
    terminal.print(usage);
    return 2;
  }
  try {
    const settings = readStartSettings(root, env, { isDemo: false });
    const choice = chooseFor(request, settings, env);
    terminal.print(`Store: ${storeNames[choice.kind]} (${choice.reason}).`);
    if (choice.notice !== undefined) terminal.print(choice.notice);
    await runExclusively(request, choice, settings.dataDir, { root, env, terminal });
    return 0;
  } catch (error) {
    terminal.printFailure(asFailure(error));
    return 1;
  }
}

function parseRequest(args: readonly string[]): Request | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { store: { type: 'string' } },
    });
    const [area, name, target = '', ...more] = positionals;
    const { store } = values;
    if (area !== 'db' || !isCommand(name) || more.length > 0) return undefined;
    if ((name === 'check') !== (target === '')) return undefined;
    if (store !== undefined && (name !== 'import' || !isStore(store))) return undefined;
    return { name, target, store: isStore(store) ? store : undefined };
  } catch {
    return undefined;
  }
}

function isCommand(name: string | undefined): name is DatabaseCommandName {
  return name !== undefined && Object.hasOwn(databaseCommands, name);
}

function isStore(name: string | undefined): name is StoreKind {
  return name !== undefined && Object.hasOwn(storeNames, name);
}

function chooseFor(
  { store }: Request,
  settings: StartSettings,
  env: NodeJS.ProcessEnv,
): StoreChoice {
  if (store === undefined) return findStore(settings, env);
  const reason = `--store ${store}`;
  if (store === 'embedded') return { kind: 'embedded', reason };
  if (store === 'mongod') return { kind: 'mongod', program: findOnPath('mongod', env), reason };
  if (settings.mongodbUri === undefined) {
    throw new StoreConflict('--store uri needs MONGODB_URI.', [
      'MONGODB_URI=mongodb://… npm run qarib -- db import <folder> --store uri',
    ]);
  }
  return { kind: 'uri', uri: settings.mongodbUri, reason };
}

/** While a command runs Qarib cannot start, and the other way round. */
async function runExclusively(
  { name, target }: Request,
  choice: StoreChoice,
  dataDir: string,
  { env, terminal }: Surroundings,
): Promise<void> {
  const run = async () => {
    const line = terminal.begin(`db ${name}`);
    try {
      const onProgress = showProgress((bar) => line.update(bar));
      line.done(await databaseCommands[name]({ choice, dataDir, env, onProgress }, target));
    } catch (error) {
      line.failed();
      throw error;
    }
  };
  const owner = lockOwner(dataLockFile(dataDir));
  if (owner && choice.kind === 'embedded' && worksOnline.has(name)) {
    terminal.print(`Qarib is running (process ${owner.pid}); this reads what is on disk now.`);
    return run();
  }
  const lock = acquireLock(dataLockFile(dataDir), `npm run qarib -- db ${name}`);
  try {
    await run();
  } finally {
    lock.release();
  }
}

function asFailure(error: unknown): StepFailure {
  if (error instanceof StepFailure) return error;
  if (error instanceof LockHeld) {
    return new StepFailure({
      what: 'Qarib is running; this works while it is stopped.',
      why: `Process ${error.owner.pid} holds its data.`,
      next: [`stop it: Ctrl-C in its terminal, or kill ${error.owner.pid}`],
    });
  }
  const what = 'The command could not be carried out.';
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof ChildStartError) {
    const output = error.lastLines.join('\n');
    return new StepFailure({ what, why, next: ['correct what it says above'], output });
  }
  if (error instanceof StoreConflict || error instanceof DownloadFailure) {
    return new StepFailure({ what, why, next: [...error.next] });
  }
  const next = ['correct that, then run the same command again'];
  if (error instanceof FolderError) return new StepFailure({ what, why, next });
  return new StepFailure({ what, why: `${why} Nothing that was there before was changed.`, next });
}
