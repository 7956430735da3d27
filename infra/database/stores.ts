import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the records of one installation can be kept. */
export type StoreKind = 'uri' | 'mongod' | 'embedded';

/** The stores of this machine; each has a folder of its own, so that neither can harm the other's. */
export type LocalStoreKind = Exclude<StoreKind, 'uri'>;

/** The database that Qarib uses in a store of this machine. */
export const databaseName = 'qarib';

export const storeNames: Readonly<Record<StoreKind, string>> = {
  uri: 'the MongoDB at MONGODB_URI',
  mongod: 'mongod',
  embedded: 'the embedded database',
};

const folders: Readonly<Record<LocalStoreKind, string>> = { mongod: 'mongod', embedded: 'db' };
/** The file that each store makes first and never removes. */
const firstFiles: Readonly<Record<LocalStoreKind, string>> = {
  mongod: 'WiredTiger',
  embedded: 'data.mdb',
};

export function storeFolder(dataDir: string, kind: LocalStoreKind): string {
  return path.join(dataDir, folders[kind]);
}

export function holdsData(dataDir: string, kind: LocalStoreKind): boolean {
  return existsSync(path.join(storeFolder(dataDir, kind), firstFiles[kind]));
}
