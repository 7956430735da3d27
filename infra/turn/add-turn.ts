import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { installPackages } from '../bootstrap/lib/apt.mjs';
import { runCommand } from '../bootstrap/lib/command.mjs';
import { loadSecrets } from '../start/secrets.ts';
import { findTurnserver } from './find-turnserver.ts';
import type { Surroundings, TurnValues } from './run-command.ts';
import { turnUrl, writeTurnSettings, type TurnSettings } from './turn-settings.ts';

const defaultPort = 443;
const lowestFreePort = 1024;

/** Installs what is missing, and remembers what was said: the next start does the rest. */
export async function addTurn(
  values: TurnValues,
  dataDir: string,
  { env, terminal }: Surroundings,
): Promise<void> {
  const settings = readValues(values);
  // Also says in words when the folder cannot be used, before anything is installed.
  loadSecrets(dataDir);
  if (!settings.isElsewhere && !findTurnserver(env)) await installCoturn(env, terminal);
  writeTurnSettings(dataDir, settings);
  terminal.print(`Browsers will be told of ${turnUrl(settings)}.`);
  if (!settings.keyFile && !settings.isElsewhere)
    terminal.print('Its certificate is by the local authority: devices have to trust that one.');
  if (!settings.isElsewhere && settings.port < lowestFreePort && process.getuid?.() !== 0)
    terminal.print(
      `Port ${settings.port} takes root. Run npm start as root, or: npm run qarib -- turn unit`,
    );
  terminal.print('Stop Qarib and start it again, then prove it: npm run qarib -- turn check');
}

function readValues(values: TurnValues): TurnSettings {
  const { host = '', port = String(defaultPort), cert, key, elsewhere = false } = values;
  if (isIP(host) === 0 && !/^[a-z\d.-]{1,253}$/i.test(host))
    throw new Error(`${host} is neither a host name nor an address.`);
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new Error('--port must be a number from 1 to 65535.');
  if ((cert === undefined) !== (key === undefined))
    throw new Error('--cert and --key go together.');
  const listen = list(values.listen);
  const strange = listen.find((address) => isIP(address) === 0);
  if (strange !== undefined) throw new Error(`--listen: ${strange} is no address.`);
  return {
    host: host.toLowerCase(),
    port: Number(port),
    listen,
    mediaAddresses: list(values.media),
    ...(cert && key && { certificateFile: readable(cert), keyFile: readable(key) }),
    isElsewhere: elsewhere,
  };
}

const list = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

function readable(file: string): string {
  const absolute = path.resolve(file);
  try {
    accessSync(absolute, constants.R_OK);
    return absolute;
  } catch {
    throw new Error(`${absolute} cannot be read.`);
  }
}

async function installCoturn(env: NodeJS.ProcessEnv, terminal: Surroundings['terminal']) {
  const line = terminal.begin('coturn');
  try {
    await installPackages(
      ['coturn'],
      { env, line },
      'install coturn yourself, then type this again',
    );
    // The package starts a relay of its own that asks nobody who they are. Where there is no systemd
    // there is nothing that would have started it.
    await runCommand('systemctl', ['disable', '--now', 'coturn.service'], { env });
    line.done('installed');
  } catch (error) {
    line.failed();
    throw error;
  }
}
