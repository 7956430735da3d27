import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { type StoreChoice, type StoreFacts, chooseStore } from './choose-store.ts';
import { type LocalStoreKind, holdsData } from './stores.ts';

export interface StoreSettings {
  dataDir: string;
  mongodbUri: string | undefined;
  embeddedDb: LocalStoreKind | undefined;
}

/** Looks at the machine and chooses. */
export function findStore(settings: StoreSettings, env: NodeJS.ProcessEnv): StoreChoice {
  return chooseStore(storeFacts(settings, env));
}

function storeFacts(
  { dataDir, mongodbUri, embeddedDb }: StoreSettings,
  env: NodeJS.ProcessEnv,
): StoreFacts {
  const kinds: readonly LocalStoreKind[] = ['embedded', 'mongod'];
  return {
    dataDir,
    mongodbUri,
    wanted: embeddedDb,
    mongodOnPath: findOnPath('mongod', env),
    withData: kinds.filter((kind) => holdsData(dataDir, kind)),
  };
}

/** The first program of that name that this user may run. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
