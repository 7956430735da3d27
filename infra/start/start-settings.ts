import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const portWords = { error: 'must be a port, a number from 0 to 65535' };
const portNumber = z.number(portWords).int(portWords).min(0, portWords).max(65_535, portWords);
const workersWords = { error: 'must be a number of processes, 1 or more' };
const workerCount = z.number(workersWords).int(workersWords).min(1, workersWords).max(256);
/** An empty variable counts as not set, as is usual in environment files. */
const text = z
  .string()
  .optional()
  .transform((value) => value || undefined);
const port = (preferred: number) =>
  text.transform((value) => (value === undefined ? preferred : Number(value))).pipe(portNumber);

const environmentSchema = z.object({
  /** Where database, secrets and logs are kept; the folder `data` of the repository by default. */
  QARIB_DATA_DIR: text,
  /** The address that the server listens on; `--host` goes before it. */
  QARIB_HOST: text.transform((value) => value ?? '127.0.0.1'),
  /** The first port tried; 0 lets the system choose. */
  QARIB_PORT: port(8080),
  /** The address that people open, when it is not http://localhost:<port>. */
  QARIB_ORIGIN: text,
  /** A certificate and its key as PEM files: https with these, not with the local authority's. */
  QARIB_TLS_CERT: text,
  QARIB_TLS_KEY: text,
  /** A MongoDB replica set in place of the embedded database. */
  MONGODB_URI: text,
  /** Without MONGODB_URI, the store to use; what is installed and what is there decides otherwise. */
  EMBEDDED_DB: text.pipe(z.enum(['mongod', 'embedded']).optional()),
  QARIB_MEDIA_NODE_ID: text.transform((value) => value ?? 'media-1'),
  /** Addresses that calls are received on, and those browsers are told when they are others. */
  QARIB_MEDIA_LISTEN_IP: text,
  QARIB_MEDIA_ANNOUNCED_ADDRESS: text,
  /** The first of one port per worker. */
  QARIB_MEDIA_PORT: port(40_000),
  QARIB_MEDIA_WORKERS: text
    .transform((value) => (value === undefined ? os.availableParallelism() : Number(value)))
    .pipe(workerCount),
  MEDIASOUP_WORKER_BIN: text,
  LOG_LEVEL: text.transform((value) => value ?? 'info'),
});

export interface StartSettings {
  dataDir: string;
  host: string;
  port: number;
  origin: string | undefined;
  tls: { certificateFile: string; keyFile: string } | undefined;
  mongodbUri: string | undefined;
  embeddedDb: 'mongod' | 'embedded' | undefined;
  isDemo: boolean;
  mediaNodeId: string;
  /** Undefined where nothing was said about it. */
  mediaListenIps: readonly string[] | undefined;
  mediaAnnouncedAddresses: readonly string[];
  mediaPort: number;
  mediaWorkers: number;
  workerBin: string | undefined;
  logLevel: string;
}

/** What a start of the whole product is told by its environment; throws what is wrong, in words. */
export function readStartSettings(
  root: string,
  env: NodeJS.ProcessEnv,
  { isDemo }: { isDemo: boolean },
): StartSettings {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      ({ path: key, message }) => `${key.join('.')}: ${message}`,
    );
    throw new Error(`The environment cannot be used. ${wrong.join('; ')}`);
  }
  const values = parsed.data;
  return {
    dataDir: path.resolve(root, values.QARIB_DATA_DIR ?? 'data'),
    host: values.QARIB_HOST,
    port: values.QARIB_PORT,
    origin: values.QARIB_ORIGIN,
    tls: tlsFiles(root, values),
    mongodbUri: values.MONGODB_URI,
    embeddedDb: values.EMBEDDED_DB,
    isDemo,
    mediaNodeId: values.QARIB_MEDIA_NODE_ID,
    mediaListenIps: list(values.QARIB_MEDIA_LISTEN_IP),
    mediaAnnouncedAddresses: list(values.QARIB_MEDIA_ANNOUNCED_ADDRESS) ?? [],
    mediaPort: values.QARIB_MEDIA_PORT,
    mediaWorkers: values.QARIB_MEDIA_WORKERS,
    workerBin: values.MEDIASOUP_WORKER_BIN,
    logLevel: values.LOG_LEVEL,
  };
}

const list = (value: string | undefined) => value?.split(',').map((item) => item.trim());

function tlsFiles(
  root: string,
  { QARIB_TLS_CERT: certificate, QARIB_TLS_KEY: key }: z.output<typeof environmentSchema>,
): StartSettings['tls'] {
  if (!certificate && !key) return undefined;
  if (!certificate || !key) throw new Error('QARIB_TLS_CERT and QARIB_TLS_KEY go together.');
  return { certificateFile: path.resolve(root, certificate), keyFile: path.resolve(root, key) };
}
