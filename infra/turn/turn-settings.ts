import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { makePrivateFolder, writePrivateFile } from '../start/private-files.ts';
import { inUrl } from '../start/reach.ts';

const turnSettings = z.object({
  /** What browsers dial. */
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
  /** Addresses of this machine that the relay listens on; none stands for all of them. */
  listen: z.array(z.union([z.ipv4(), z.ipv6()])),
  /** Media nodes beside the one on this machine. */
  mediaAddresses: z.array(z.string().min(1)),
  /** Without them the installation's own authority issues a certificate. */
  certificateFile: z.string().optional(),
  keyFile: z.string().optional(),
  /** systemd, or another machine, runs it: `npm start` writes its configuration and no more. */
  isElsewhere: z.boolean(),
});
export type TurnSettings = z.infer<typeof turnSettings>;

export const turnFolder = (dataDir: string) => path.join(dataDir, 'turn');
const settingsFile = (dataDir: string) => path.join(turnFolder(dataDir), 'settings.json');

/** What was said about the relay of this installation; undefined where there is none. */
export function readTurnSettings(dataDir: string): TurnSettings | undefined {
  const file = settingsFile(dataDir);
  if (!existsSync(file)) return undefined;
  const parsed = turnSettings.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is damaged. Say it again: npm run qarib -- turn --host <name>`);
}

export function writeTurnSettings(dataDir: string, settings: TurnSettings): void {
  makePrivateFolder(turnFolder(dataDir));
  writePrivateFile(settingsFile(dataDir), `${JSON.stringify(settings, null, 2)}\n`);
}

export function removeTurnSettings(dataDir: string): void {
  rmSync(turnFolder(dataDir), { recursive: true, force: true });
}

/** RFC 7065. Over TLS on TCP alone: what passes wherever web pages pass. */
export const turnUrl = ({ host, port }: TurnSettings) =>
  `turns:${inUrl(host)}:${port}?transport=tcp`;
