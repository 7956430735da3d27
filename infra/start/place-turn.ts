import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';
import type { TlsPlace, TurnPlace } from './children.ts';
import type { Secrets } from './secrets.ts';
import type { StartSettings } from './start-settings.ts';
import { findTurnserver, turnserverUser } from '../turn/find-turnserver.ts';
import { turnFolder, turnUrl, type TurnSettings } from '../turn/turn-settings.ts';
import { turnserverConf } from '../turn/turnserver-conf.ts';

type Surroundings = {
  readonly mediaListen: readonly string[];
  /** The certificate of the installation's own authority, where the relay was given none. */
  readonly local: Pick<TlsPlace, 'certificateFile' | 'keyFile'> | undefined;
  readonly env: NodeJS.ProcessEnv;
};

/** Writes the relay's configuration as things are now, and says how it is started and reached. */
export async function placeTurn(
  turn: TurnSettings,
  settings: StartSettings,
  secrets: Secrets,
  { mediaListen, local, env }: Surroundings,
  onNotice: (text: string) => void,
): Promise<TurnPlace> {
  const urls = [turnUrl(turn)];
  const mediaAddresses = await relayedTo(turn, settings, mediaListen);
  if (mediaAddresses.length === 0) {
    onNotice(
      'The TURN relay reaches no media node: calls are received on this machine alone. ' +
        'Start with --host <address>, or set QARIB_MEDIA_LISTEN_IP.',
    );
  }
  const { certificateFile, keyFile } = turn.keyFile ? turn : { ...turn, ...local };
  if (!certificateFile || !keyFile) return { urls };
  const folder = turnFolder(settings.dataDir);
  makePrivateFolder(folder);
  const conf = turnserverConf({
    realm: turn.host,
    port: turn.port,
    listen: turn.listen,
    secret: secrets.turnSecret,
    certificateFile,
    keyFile,
    mediaAddresses,
    // systemd gives it the one right it needs, and neither wants nor lets it become another.
    user: turn.isElsewhere ? undefined : turnserverUser(),
    folder,
  });
  const file = `${folder}/turnserver.conf`;
  writePrivateFile(file, conf);
  if (turn.isElsewhere) return { urls };
  const turnserver = findTurnserver(env);
  if (!turnserver) {
    onNotice('coturn is not installed, so nothing is relayed. Type: npm run qarib -- turn');
    return { urls };
  }
  const options = { turnserver, config: file, port: String(turn.port), watch: certificateFile };
  const address = turn.listen[0] ?? '127.0.0.1';
  return { urls, program: asArguments({ ...options, address }) };
}

const asArguments = (options: Record<string, string>) =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);

/** Every address of a media node that a browser may be told; loopback is nobody else's. */
export async function relayedTo(
  { mediaAddresses }: TurnSettings,
  { mediaAnnouncedAddresses }: StartSettings,
  mediaListen: readonly string[],
): Promise<string[]> {
  const all = [...mediaListen, ...mediaAnnouncedAddresses, ...mediaAddresses];
  const found = await Promise.all(all.map(addressesOf));
  return [...new Set(found.flat())].filter((each) => !/^(127\.|0\.0\.0\.0$|::1?$)/.test(each));
}

async function addressesOf(name: string): Promise<string[]> {
  if (isIP(name) !== 0) return [name];
  // A name that cannot be looked up now leads nowhere for browsers either.
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
