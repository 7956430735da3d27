import path from 'node:path';
import { backupFolder, checkFolder, restoreFolder } from '@qarib/embedded-mongo';
import { StepFailure } from '../bootstrap/lib/failure.mjs';
import { checkStore } from './check-store.ts';
import type { StoreChoice } from './choose-store.ts';
import { type MoveReport, exportData } from './export-data.ts';
import { importData } from './import-data.ts';
import { type OpenStore, openStore } from './open-store.ts';
import type { OnProgress } from './progress.ts';
import { grouped } from './progress.ts';
import { storeFolder, storeNames } from './stores.ts';

/** What a command works on. */
export interface CommandContext {
  choice: StoreChoice;
  dataDir: string;
  env: NodeJS.ProcessEnv;
  onProgress: OnProgress;
}

/** Does its work and answers with one sentence for the operator. */
export type DatabaseCommand = (context: CommandContext, target: string) => Promise<string>;

const exportCommand: DatabaseCommand = async (context, target) => {
  const folder = path.resolve(target);
  const report = await withStore(context, ({ db }) =>
    exportData(db, folder, storeNames[context.choice.kind], context.onProgress),
  );
  return `${summary(report)} written to ${folder}; the counts agree.`;
};

const importCommand: DatabaseCommand = async (context, target) => {
  const folder = path.resolve(target);
  const report = await withStore(context, ({ db }) => importData(db, folder, context.onProgress));
  return `${summary(report)} put into ${storeNames[context.choice.kind]}; the counts agree.`;
};

const checkCommand: DatabaseCommand = async (context) => {
  const { choice, dataDir } = context;
  const report =
    choice.kind === 'embedded'
      ? await checkFolder(storeFolder(dataDir, 'embedded'))
      : await withStore(context, ({ db }) => checkStore(db));
  if (report.problems.length > 0) {
    throw new StepFailure({
      what: `The data of ${storeNames[choice.kind]} is damaged.`,
      why: report.problems.join('; '),
      next: ['restore the last backup, and keep the damaged folder for examination'],
    });
  }
  return (
    `${storeNames[choice.kind]} is sound: ${grouped(report.documents)} documents in ` +
    `${report.collections} collections, every index agrees.`
  );
};

const backupCommand: DatabaseCommand = async ({ choice, dataDir }, target) => {
  requireEmbedded(choice, 'back up');
  const file = path.resolve(target);
  await backupFolder(storeFolder(dataDir, 'embedded'), file);
  return `The database was copied to ${file}. Photos and secrets are in ${dataDir}, beside it.`;
};

const restoreCommand: DatabaseCommand = async ({ choice, dataDir }, target) => {
  requireEmbedded(choice, 'restore');
  const report = await restoreFolder(path.resolve(target), storeFolder(dataDir, 'embedded'));
  return `${grouped(report.documents)} documents restored into ${storeFolder(dataDir, 'embedded')}.`;
};

export const databaseCommands = {
  export: exportCommand,
  import: importCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
} as const;

export type DatabaseCommandName = keyof typeof databaseCommands;

async function withStore<T>(
  { choice, dataDir, env }: CommandContext,
  work: (store: OpenStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(choice, dataDir, env);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function requireEmbedded({ kind }: StoreChoice, verb: string): void {
  if (kind === 'embedded') return;
  throw new StepFailure({
    what: `"${verb}" is for the embedded database; the records are in ${storeNames[kind]}.`,
    why: 'MongoDB has tools of its own for that.',
    next: ['npm run qarib -- db export <folder>', 'or mongodump and mongorestore'],
  });
}

function summary({ collections, documents, indexes }: MoveReport): string {
  return `${grouped(documents)} documents, ${collections} collections and ${indexes} indexes were`;
}
