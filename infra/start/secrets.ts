import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** Keys the hashes of session tokens and the CSRF tokens. */
  sessionSecret: z.string().min(32),
  /** Shared by the control plane and the media nodes. */
  mediaNodeSecret: z.string().min(32),
  /** The one password of all demo accounts. */
  demoPassword: z.string().min(12),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of an installation, made at its first start; nobody but the owner may read them. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) writeSecrets(file, makeSecrets());
  chmodSync(file, 0o600);
  const parsed = secretsSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  // Making new ones would silently sign everybody out and lock the demo accounts.
  throw new Error(`${file} is damaged. Restore it, or delete it to make new secrets.`);
}

function makeSecrets(): Secrets {
  return {
    sessionSecret: randomBytes(32).toString('base64url'),
    mediaNodeSecret: randomBytes(32).toString('base64url'),
    demoPassword: makePassword(),
  };
}

/** Twelve characters that are told apart on paper and typed on any keyboard: 58 bits. */
function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group()].join('-');
}

function writeSecrets(file: string, secrets: Secrets): void {
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
