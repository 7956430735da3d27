import path from 'node:path';
import { nodeOptions } from '@qarib/embedded-mongo/node-options';
import { nodeArguments } from './node-arguments.ts';
import type { StorePlace } from '../database/place-store.ts';
import type { LocalTls } from '../tls/local-tls.ts';
import { inUrl } from './reach.ts';
import type { Secrets } from './secrets.ts';
import type { StartSettings } from './start-settings.ts';

export type ChildName = 'database' | 'server' | 'media' | 'turn';

export interface ChildPlan {
  name: ChildName;
  command: readonly [string, ...string[]];
  env: Record<string, string>;
  /** Qarib starts without it when it cannot start. */
  isOptional?: boolean;
}

export interface TlsPlace {
  certificateFile: string;
  keyFile: string;
}

/** What the installation's own authority issued, and for which names. */
export type LocalPlace = LocalTls & { names: readonly string[] };

export interface TurnPlace {
  /** Told to browsers. */
  urls: readonly string[];
  /** The program and its arguments; absent where the relay is started elsewhere. */
  program?: readonly string[] | undefined;
}

/** What is decided at start, beyond what the settings say. */
export interface StackPlaces {
  root: string;
  listen: readonly string[];
  port: number;
  /** What browsers may call it; the first one is printed. */
  origins: readonly string[];
  tls: TlsPlace | undefined;
  local: LocalPlace | undefined;
  mediaListen: readonly string[];
  mediaPort: number;
  turn: TurnPlace | undefined;
  workerBin: string;
  store: StorePlace;
}

/** The programs of one installation in the order they start; they stop in the reverse order. */
export function planChildren(
  settings: StartSettings,
  secrets: Secrets,
  places: StackPlaces,
): ChildPlan[] {
  const node = path.join(places.root, 'node_modules', '.bin', 'node');
  const program = (file: string, ...args: string[]): [string, ...string[]] => [
    node,
    ...nodeArguments,
    path.join(places.root, file),
    ...args,
  ];
  const database: ChildPlan[] = places.store.program
    ? [
        {
          name: 'database',
          command: program(...places.store.program),
          env: { LOG_LEVEL: settings.logLevel, NODE_OPTIONS: nodeOptions },
        },
      ]
    : [];
  return [
    ...database,
    {
      name: 'server',
      command: program('apps/server/src/main.ts'),
      env: serverEnv(settings, secrets, places),
    },
    {
      name: 'media',
      command: program('apps/media/src/main.ts'),
      env: mediaEnv(settings, secrets, places),
    },
    ...turnPlan(places, program),
  ];
}

function turnPlan(
  { turn }: StackPlaces,
  program: (file: string, ...args: string[]) => ChildPlan['command'],
): ChildPlan[] {
  if (!turn?.program) return [];
  const command = program('infra/turn/run-turnserver.ts', ...turn.program);
  return [{ name: 'turn', command, env: {}, isOptional: true }];
}

function serverEnv(
  settings: StartSettings,
  secrets: Secrets,
  places: StackPlaces,
): Record<string, string> {
  return {
    MONGODB_URI: places.store.uri,
    QARIB_HOST: places.listen.join(','),
    QARIB_PORT: String(places.port),
    QARIB_ORIGIN: places.origins.join(','),
    ...tlsEnv(places),
    ...(places.turn && {
      QARIB_TURN_URLS: places.turn.urls.join(','),
      QARIB_TURN_SECRET: secrets.turnSecret,
    }),
    QARIB_SESSION_SECRET: secrets.sessionSecret,
    QARIB_MEDIA_NODE_SECRET: secrets.mediaNodeSecret,
    QARIB_DEMO: String(settings.isDemo),
    QARIB_DEMO_PASSWORD: secrets.demoPassword,
    QARIB_WEB_DIR: path.join(places.root, 'apps', 'web', 'dist'),
    QARIB_DATA_DIR: settings.dataDir,
    LOG_LEVEL: settings.logLevel,
  };
}

/** The relay's certificate may be by the local authority where the pages' is not. */
function tlsEnv({ tls, local }: StackPlaces): Record<string, string> {
  return {
    ...(tls && { QARIB_TLS_CERT: tls.certificateFile, QARIB_TLS_KEY: tls.keyFile }),
    ...(local && { QARIB_TLS_AUTHORITY: local.authorityFile }),
  };
}

function mediaEnv(
  settings: StartSettings,
  secrets: Secrets,
  places: StackPlaces,
): Record<string, string> {
  const announced = settings.mediaAnnouncedAddresses.join(',');
  return {
    QARIB_CONTROL_URL: insideUrl(places),
    QARIB_MEDIA_NODE_SECRET: secrets.mediaNodeSecret,
    QARIB_MEDIA_NODE_ID: settings.mediaNodeId,
    QARIB_MEDIA_LISTEN_IP: places.mediaListen.join(','),
    ...(announced ? { QARIB_MEDIA_ANNOUNCED_ADDRESS: announced } : {}),
    QARIB_MEDIA_PORT: String(places.mediaPort),
    QARIB_MEDIA_WORKERS: String(settings.mediaWorkers),
    MEDIASOUP_WORKER_BIN: places.workerBin,
    LOG_LEVEL: settings.logLevel,
  };
}

/** How this machine itself reaches the server: on the loopback address where there is one. */
export function insideUrl({ listen, port }: Pick<StackPlaces, 'listen' | 'port'>): string {
  const [first = '127.0.0.1'] = listen;
  const isOnLoopback = listen.some((address) => ['127.0.0.1', '0.0.0.0'].includes(address));
  const host = isOnLoopback ? '127.0.0.1' : first === '::' ? '::1' : first;
  return `http://${inUrl(host)}:${port}`;
}
