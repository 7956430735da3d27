import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { messagingKeys, messagingOf, type Messaging } from './messaging.ts';

const text = (description: string) => z.string().min(1).describe(description);
const secret = (description: string) => z.string().min(32).max(256).describe(description);
const folder = (description: string) =>
  text(description).transform((path) => (isAbsolute(path) ? path : resolve(path)));
const flag = (description: string) =>
  z.enum(['true', 'false', '1', '0']).default('false').describe(description);

const list = (text: string) => text.split(',').map((item) => item.trim());

const addresses = z
  .string()
  .default('127.0.0.1')
  .transform(list)
  .pipe(z.array(z.string().min(1)).min(1))
  .describe('the addresses to listen on, separated by commas');

/** RFC 7065: `turns:` host, port and, for what passes every firewall, `?transport=tcp`. */
const turnUrls = z
  .string()
  .min(1)
  .transform(list)
  .pipe(z.array(z.string().regex(/^turns?:[\w.:[\]-]+(\?transport=(udp|tcp))?$/)).max(4))
  .describe('TURN relays for browsers that reach no media node, separated by commas');

const origins = z
  .string()
  .transform(list)
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)).min(1));

/** Every key the control plane reads from its environment. There is no default secret. */
export const environmentSchema = z
  .object({
    MONGODB_URI: text('where the database is: a replica set, or the embedded one'),
    QARIB_HOST: addresses,
    QARIB_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('the port'),
    QARIB_ORIGIN: origins.describe(
      'the origin browsers reach the server at, then further ones after commas',
    ),
    QARIB_SESSION_SECRET: secret('keys the hashes of session tokens and the CSRF tokens'),
    QARIB_MEDIA_NODE_SECRET: secret('what a media node proves itself with'),
    QARIB_TLS_CERT: folder(
      'a certificate and its chain as PEM; the port then speaks https',
    ).optional(),
    QARIB_TLS_KEY: folder('the private key of that certificate').optional(),
    QARIB_TLS_AUTHORITY: folder(
      'the certificate of a local authority that devices are asked to trust, at /certificate',
    ).optional(),
    QARIB_TURN_URLS: turnUrls.optional(),
    QARIB_TURN_SECRET: secret('shared with the TURN relay; signs what browsers show it').optional(),
    QARIB_OFFLINE_PAGES: z
      .enum(['true', 'false'])
      .default('true')
      .describe('whether the pages open without network; false takes back what browsers keep'),
    QARIB_DEMO: flag('offers the demo people on the sign-in page; refused in production'),
    QARIB_DEMO_PASSWORD: z.string().min(8).max(200).optional().describe('of every demo person'),
    QARIB_WEB_DIR: folder(
      'the built web application; without it only the API is served',
    ).optional(),
    QARIB_DATA_DIR: folder('where photos and documents are kept'),
    QARIB_REQUEST_EXPIRY_MINUTES: z.coerce
      .number()
      .positive()
      .max(24 * 60)
      .default(30)
      .describe('a request nobody accepts expires after this long'),
    QARIB_RING_STEP_SECONDS: z.coerce
      .number()
      .positive()
      .max(60 * 60)
      .default(90)
      .describe("so long a hospital is rung before the next one of the site's order is rung, too"),
    QARIB_RECORDING_RETENTION_DAYS: z.coerce
      .number()
      .positive()
      .max(20 * 366)
      .default(365)
      .describe('recordings of calls are deleted this long after they began'),
    QARIB_RECORDING_MAX_MEGABYTES: z.coerce
      .number()
      .positive()
      .max(100_000)
      .default(1_000)
      .describe('of one consultation’s calls together; an hour takes some 250'),
    ...messagingKeys,
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info')
      .describe('how much is logged'),
    NODE_ENV: z.string().optional().describe('`production` refuses the demo mode'),
  })
  .superRefine((env, context) => {
    for (const [one, other] of pairs) {
      if ((env[one] === undefined) === (env[other] === undefined)) continue;
      context.addIssue({ code: 'custom', path: [one], message: `goes together with ${other}` });
    }
    const isDemo = isOn(env.QARIB_DEMO);
    if (isDemo && env.NODE_ENV === 'production') {
      context.addIssue({
        code: 'custom',
        path: ['QARIB_DEMO'],
        message: 'the demo mode has no place in production',
      });
    }
    if (isDemo && env.QARIB_DEMO_PASSWORD === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['QARIB_DEMO_PASSWORD'],
        message: 'the demo people need a password',
      });
    }
  });

const pairs = [
  ['QARIB_TLS_CERT', 'QARIB_TLS_KEY'],
  ['QARIB_TURN_URLS', 'QARIB_TURN_SECRET'],
  ['QARIB_SMTP_URL', 'QARIB_MAIL_FROM'],
] as const;

const dayMs = 24 * 60 * 60_000;
const bytesPerMegabyte = 1_000_000;

const isOn = (value: string) => value === 'true' || value === '1';

export type Configuration = {
  readonly mongodbUri: string;
  readonly hosts: readonly string[];
  readonly port: number;
  /** Files with certificate and key; absent when the port speaks plain http. */
  readonly tls?: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  /** The certificate that devices are asked to trust, where no public authority is behind `tls`. */
  readonly authorityFile?: string | undefined;
  readonly turn?: { readonly urls: readonly string[]; readonly secret: string } | undefined;
  readonly origins: readonly string[];
  readonly sessionSecret: string;
  readonly mediaNodeSecret: string;
  /** The demo people's password; absent when the demo mode is off. */
  readonly demoPassword?: string | undefined;
  /** Whether browsers may keep the files of the pages and open them without network. */
  readonly opensOffline: boolean;
  /** Whether the demo's specialists begin with shifts; it is how a rota looks, and not how a test begins. */
  readonly hasDemoRota: boolean;
  readonly webDir?: string | undefined;
  readonly dataDir: string;
  readonly requestExpiryMs: number;
  readonly ringStepMs: number;
  readonly recordingRetentionMs: number;
  readonly mostRecordedBytes: number;
  /** The ways reminders leave by; the demo uses none. */
  readonly messaging?: Messaging | undefined;
  readonly logLevel: string;
};

/** Reads the configuration, or throws a `ConfigurationError` that names every wrong key and no value. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues);
  const { data } = parsed;
  return {
    mongodbUri: data.MONGODB_URI,
    hosts: data.QARIB_HOST,
    port: data.QARIB_PORT,
    tls: tlsOf(data),
    authorityFile: data.QARIB_TLS_AUTHORITY,
    turn: turnOf(data),
    origins: data.QARIB_ORIGIN,
    sessionSecret: data.QARIB_SESSION_SECRET,
    mediaNodeSecret: data.QARIB_MEDIA_NODE_SECRET,
    demoPassword: isOn(data.QARIB_DEMO) ? data.QARIB_DEMO_PASSWORD : undefined,
    opensOffline: data.QARIB_OFFLINE_PAGES === 'true',
    hasDemoRota: isOn(data.QARIB_DEMO),
    webDir: data.QARIB_WEB_DIR,
    dataDir: data.QARIB_DATA_DIR,
    requestExpiryMs: data.QARIB_REQUEST_EXPIRY_MINUTES * 60_000,
    ringStepMs: data.QARIB_RING_STEP_SECONDS * 1_000,
    recordingRetentionMs: data.QARIB_RECORDING_RETENTION_DAYS * dayMs,
    mostRecordedBytes: data.QARIB_RECORDING_MAX_MEGABYTES * bytesPerMegabyte,
    messaging: messagingOf(data),
    logLevel: data.LOG_LEVEL,
  };
}

type Environment = z.output<typeof environmentSchema>;

function tlsOf({ QARIB_TLS_CERT: certificateFile, QARIB_TLS_KEY: keyFile }: Environment) {
  return certificateFile && keyFile ? { certificateFile, keyFile } : undefined;
}

function turnOf({ QARIB_TURN_URLS: urls, QARIB_TURN_SECRET: key }: Environment) {
  return urls && key ? { urls, secret: key } : undefined;
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(issues: readonly { path: PropertyKey[]; message: string }[]) {
    super(
      issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('\n'),
    );
  }
}
