import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Db, MongoClient } from 'mongodb';
import { SupervisedChild } from '../start/supervised-child.ts';
import type { StoreChoice } from './choose-store.ts';
import { type StorePlace, placeStore } from './place-store.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** While the embedded database makes the indexes of a large collection, it answers nobody. */
const longestSilenceMs = 60 * 60_000;

/** A store in use by this process alone. */
export interface OpenStore {
  db: Db;
  uri: string;
  close: () => Promise<void>;
}

/** Starts the chosen store, unless it runs elsewhere, and connects to the database of Qarib. */
export async function openStore(
  choice: StoreChoice,
  dataDir: string,
  env: NodeJS.ProcessEnv,
): Promise<OpenStore> {
  const place = await placeStore(choice, dataDir, env, root);
  const child = superviseStore(place, env);
  await child?.start();
  const client = new MongoClient(place.uri, { connectTimeoutMS: longestSilenceMs });
  const close = async () => {
    await client.close();
    await child?.stop();
  };
  try {
    await client.connect();
  } catch (error) {
    await close();
    throw error;
  }
  return { db: client.db(), uri: place.uri, close };
}

function superviseStore(
  { program }: StorePlace,
  env: NodeJS.ProcessEnv,
): SupervisedChild | undefined {
  if (program === undefined) return undefined;
  const [script, ...args] = program;
  const node = path.join(root, 'node_modules', '.bin', 'node');
  return new SupervisedChild({
    name: 'database',
    command: [node, path.join(root, script), ...args],
    cwd: root,
    env,
    // A store that cannot start fails with its last lines; what it says otherwise is its own affair.
    onLine: () => undefined,
    onNotice: () => undefined,
  });
}
