import { availableParallelism } from 'node:os';
import { z } from 'zod';

const list = (text: string) => text.split(',').map((item) => item.trim());

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
    .string()
    .default('127.0.0.1')
    .transform(list)
    .pipe(z.array(z.union([z.ipv4(), z.ipv6()])).max(8))
    .describe('the addresses media ports are bound to, separated by commas'),
  QARIB_MEDIA_ANNOUNCED_ADDRESS: z
    .string()
    .default('')
    .transform((text) => (text === '' ? [] : list(text)))
    .pipe(z.array(z.string().regex(/^[\w.:-]{1,253}$/)).max(4))
    .describe(
      'what browsers are told instead of the addresses of the same family (NAT, 0.0.0.0), separated by commas',
    ),
  QARIB_MEDIA_ANNOUNCED_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_000)
    .optional()
    .describe('the first port as seen from outside, when a NAT turns it into another one'),
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
  readonly listenIps: readonly string[];
  readonly announced: Announced;
  /** Worker i listens on this plus i; 0 picks a free port for each. */
  readonly basePort: number;
  readonly workerBin?: string | undefined;
};

/** How the ports are reached from outside, where that differs. */
export type Announced = {
  readonly addresses: readonly string[];
  /** What is added to a port of a worker. */
  readonly portOffset: number;
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
  refuseUnreachable(read);
  return {
    controlUrl: read.QARIB_CONTROL_URL.replace(/\/+$/, ''),
    nodeId: read.QARIB_MEDIA_NODE_ID,
    nodeSecret: read.QARIB_MEDIA_NODE_SECRET,
    logLevel: read.LOG_LEVEL,
    workers: {
      count: read.QARIB_MEDIA_WORKERS,
      listenIps: read.QARIB_MEDIA_LISTEN_IP,
      announced: {
        addresses: read.QARIB_MEDIA_ANNOUNCED_ADDRESS,
        portOffset:
          (read.QARIB_MEDIA_ANNOUNCED_PORT ?? read.QARIB_MEDIA_PORT) - read.QARIB_MEDIA_PORT,
      },
      basePort: read.QARIB_MEDIA_PORT,
      workerBin: read.MEDIASOUP_WORKER_BIN,
    },
  };
}

function refuseUnreachable(read: z.output<typeof environment>): void {
  const isEveryAddress = read.QARIB_MEDIA_LISTEN_IP.some((ip) => ['0.0.0.0', '::'].includes(ip));
  if (isEveryAddress && read.QARIB_MEDIA_ANNOUNCED_ADDRESS.length === 0)
    throw new ConfigError('QARIB_MEDIA_ANNOUNCED_ADDRESS: needed when listening on every address');
  if (read.QARIB_MEDIA_ANNOUNCED_PORT !== undefined && read.QARIB_MEDIA_PORT === 0)
    throw new ConfigError('QARIB_MEDIA_ANNOUNCED_PORT: needs a QARIB_MEDIA_PORT that stays');
}
