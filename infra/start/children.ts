import path from 'node:path';
import { nodeOptions } from '@qarib/embedded-mongo/node-options';
import type { StorePlace } from '../database/place-store.ts';
import type { Secrets } from './secrets.ts';
import type { StartSettings } from './start-settings.ts';

export type ChildName = 'database' | 'server' | 'media';

export interface ChildPlan {
  name: ChildName;
  command: readonly [string, ...string[]];
  env: Record<string, string>;
}

/** What is decided at start, beyond what the settings say. */
export interface StackPlaces {
  root: string;
  port: number;
  origin: string;
  mediaPort: number;
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
  ];
}

function serverEnv(
  settings: StartSettings,
  secrets: Secrets,
  places: StackPlaces,
): Record<string, string> {
  return {
    MONGODB_URI: places.store.uri,
    QARIB_HOST: settings.host,
    QARIB_PORT: String(places.port),
    QARIB_ORIGIN: places.origin,
    QARIB_SESSION_SECRET: secrets.sessionSecret,
    QARIB_MEDIA_NODE_SECRET: secrets.mediaNodeSecret,
    QARIB_DEMO: String(settings.isDemo),
    QARIB_DEMO_PASSWORD: secrets.demoPassword,
    QARIB_WEB_DIR: path.join(places.root, 'apps', 'web', 'dist'),
    QARIB_DATA_DIR: settings.dataDir,
    LOG_LEVEL: settings.logLevel,
  };
}

function mediaEnv(
  settings: StartSettings,
  secrets: Secrets,
  places: StackPlaces,
): Record<string, string> {
  const announced = settings.mediaAnnouncedAddress;
  return {
    QARIB_CONTROL_URL: `http://${reachableHost(settings.host)}:${places.port}`,
    QARIB_MEDIA_NODE_SECRET: secrets.mediaNodeSecret,
    QARIB_MEDIA_NODE_ID: settings.mediaNodeId,
    QARIB_MEDIA_LISTEN_IP: settings.mediaListenIp,
    ...(announced ? { QARIB_MEDIA_ANNOUNCED_ADDRESS: announced } : {}),
    QARIB_MEDIA_PORT: String(places.mediaPort),
    MEDIASOUP_WORKER_BIN: places.workerBin,
    LOG_LEVEL: settings.logLevel,
  };
}

/** A server that listens on all addresses is reached on the loopback one. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
