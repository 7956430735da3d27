import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** Every variable a media node reads. */
export const environment = z.object({
  QARIB_CONTROL_URL: z
    .url({ protocol: /^https?$/ })
    .describe('where the control plane listens, e.g. http://127.0.0.1:8080'),
  QARIB_MEDIA_NODE_SECRET: z
    .string()
    .min(32)
    .max(256)
    .describe('shared with the control plane; made once per installation'),
  QARIB_MEDIA_NODE_ID: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .default('media-1')
    .describe('unique among the media nodes of a control plane'),
  QARIB_MEDIA_LISTEN_IP: z
    .union([z.ipv4(), z.ipv6()])
    .default('127.0.0.1')
    .describe('the address media ports are bound to'),
  QARIB_MEDIA_ANNOUNCED_ADDRESS: z
    .string()
    .min(1)
    .max(253)
    .optional()
    .describe('the address browsers reach it at, when that is another one (NAT, 0.0.0.0)'),
  QARIB_MEDIA_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_000)
    .default(40_000)
    .describe(
      'the first worker listens here on UDP and TCP, the next one above; 0 picks free ones',
    ),
  QARIB_MEDIA_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(availableParallelism())
    .describe('worker processes; one per core unless told'),
  MEDIASOUP_WORKER_BIN: z
    .string()
    .min(1)
    .optional()
    .describe('the mediasoup worker to run; the one inside the mediasoup package unless told'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Config = {
  readonly controlUrl: string;
  readonly nodeId: string;
  readonly nodeSecret: string;
  readonly logLevel: string;
  readonly workers: WorkersConfig;
};

export type WorkersConfig = {
  readonly count: number;
  readonly listenIp: string;
  readonly announcedAddress?: string | undefined;
  /** Worker i listens on this plus i; 0 picks a free port for each. */
  readonly basePort: number;
  readonly workerBin?: string | undefined;
};

/** Names what is wrong by variable, never by value: one of them is a secret. */
export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const result = environment.safeParse(env);
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(wrong.join('\n'));
  }
  const read = result.data;
  const isEveryAddress = ['0.0.0.0', '::'].includes(read.QARIB_MEDIA_LISTEN_IP);
  if (isEveryAddress && read.QARIB_MEDIA_ANNOUNCED_ADDRESS === undefined)
    throw new ConfigError('QARIB_MEDIA_ANNOUNCED_ADDRESS: needed when listening on every address');
  return {
    controlUrl: read.QARIB_CONTROL_URL.replace(/\/+$/, ''),
    nodeId: read.QARIB_MEDIA_NODE_ID,
    nodeSecret: read.QARIB_MEDIA_NODE_SECRET,
    logLevel: read.LOG_LEVEL,
    workers: {
      count: read.QARIB_MEDIA_WORKERS,
      listenIp: read.QARIB_MEDIA_LISTEN_IP,
      announcedAddress: read.QARIB_MEDIA_ANNOUNCED_ADDRESS,
      basePort: read.QARIB_MEDIA_PORT,
      workerBin: read.MEDIASOUP_WORKER_BIN,
    },
  };
}
