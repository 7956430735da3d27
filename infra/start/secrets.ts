import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';

const secretsSchema = z.object({
  /** Keys the hashes of session tokens and the CSRF tokens. */
  sessionSecret: z.string().min(32),
  /** Shared by the control plane and the media nodes. */
  mediaNodeSecret: z.string().min(32),
  /** Signs what browsers show the TURN relay; installations made before there was one get it later. */
  turnSecret: z.string().min(32).default(makeKey),
  /** The one password of all demo accounts. */
  demoPassword: z.string().min(12),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets of an installation, made at its first start; nobody but the owner may read them. */
export function loadSecrets(dataDir: string): Secrets {
  makePrivateFolder(dataDir);
  const file = path.join(dataDir, 'secrets.json');
  const stored = existsSync(file) ? readFileSync(file, 'utf8') : JSON.stringify(makeSecrets());
  const parsed = secretsSchema.safeParse(parseJson(stored));
  if (parsed.success) {
    const complete = `${JSON.stringify(parsed.data, null, 2)}\n`;
    if (complete === stored) chmodSync(file, 0o600);
    else writePrivateFile(file, complete);
    return parsed.data;
  }
  // Making new ones would silently sign everybody out and lock the demo accounts.
  throw new Error(`${file} is damaged. Restore it, or delete it to make new secrets.`);
}

function makeSecrets(): Secrets {
  return {
    sessionSecret: makeKey(),
    mediaNodeSecret: makeKey(),
    turnSecret: makeKey(),
    demoPassword: makePassword(),
  };
}

function makeKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Twelve characters that are told apart on paper and typed on any keyboard: 58 bits. */
function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group()].join('-');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
