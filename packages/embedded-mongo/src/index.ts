import { EmbeddedMongo } from './server.ts';
import type { EmbeddedMongoOptions } from './server.ts';

export { EmbeddedMongo } from './server.ts';
export type { EmbeddedMongoOptions } from './server.ts';
export { backupFolder, checkFolder, restoreFolder } from './maintenance/backup.ts';
export type { CheckReport } from './maintenance/check-indexes.ts';
export { FolderError } from './store/folder-lock.ts';
export type { Log } from './log.ts';

/** Starts a server inside this process, as tests do; products run `main.ts` as a child process. */
export const startEmbeddedMongo = (options: EmbeddedMongoOptions): Promise<EmbeddedMongo> =>
  EmbeddedMongo.start(options);
