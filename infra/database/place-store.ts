import { databaseSocketPath } from '../start/database-socket.ts';
import { findFreePort } from '../start/ports.ts';
import type { StoreChoice } from './choose-store.ts';
import { mongodArguments, mongodUri } from './mongod-access.ts';
import { downloadedMongod } from './mongod-binary.ts';
import { databaseName, storeFolder } from './stores.ts';

/** Where a chosen store is reached, and what has to run for that. */
export interface StorePlace {
  uri: string;
  /** Script, relative to the repository, and arguments; absent when the store runs elsewhere. */
  program?: readonly [string, ...string[]];
}

const preferredMongodPort = 27_117;

/** Settles address and program of a store; downloads its binary when that is what was chosen. */
export async function placeStore(
  choice: StoreChoice,
  dataDir: string,
  env: NodeJS.ProcessEnv,
  root: string,
): Promise<StorePlace> {
  if (choice.kind === 'uri') return { uri: choice.uri };
  if (choice.kind === 'embedded') return placeEmbedded(dataDir, env);
  const program = choice.program ?? (await downloadedMongod(root));
  const port = await findFreePort(['127.0.0.1'], preferredMongodPort);
  return {
    uri: mongodUri(dataDir, port),
    program: ['infra/database/run-mongod.ts', ...mongodArguments(dataDir, program, port)],
  };
}

function placeEmbedded(dataDir: string, env: NodeJS.ProcessEnv): StorePlace {
  const socket = databaseSocketPath(dataDir, env);
  return {
    uri: `mongodb://${encodeURIComponent(socket)}/${databaseName}?directConnection=true`,
    program: [
      'packages/embedded-mongo/src/main.ts',
      '--data',
      storeFolder(dataDir, 'embedded'),
      '--socket',
      socket,
    ],
  };
}
