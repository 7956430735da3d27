import { findStore } from '../database/find-store.ts';
import { placeStore } from '../database/place-store.ts';
import { storeNames } from '../database/stores.ts';
import { findWorker } from '../mediasoup-worker/resolve.mjs';
import { readTurnSettings, type TurnSettings } from '../turn/turn-settings.ts';
import type { LocalPlace, StackPlaces } from './children.ts';
import { placeTurn } from './place-turn.ts';
import { findFreeMediaPorts, findFreePort } from './ports.ts';
import { inUrl, planReach, type Reach } from './reach.ts';
import { warnOfReach } from './reach-warnings.ts';
import type { Secrets } from './secrets.ts';
import type { StartSettings } from './start-settings.ts';

export interface PlaceOptions {
  /** What others reach this machine by; see `planReach`. */
  host?: string | undefined;
  isHttps?: boolean | undefined;
  onStore?: ((text: string) => void) | undefined;
  onNotice?: ((text: string) => void) | undefined;
}

type Root = { root: string; env: NodeJS.ProcessEnv };

/** Decides, before anything runs, where everything will be. */
export async function choosePlaces(
  settings: StartSettings,
  secrets: Secrets,
  { root, env }: Root,
  options: PlaceOptions,
): Promise<StackPlaces> {
  const { onStore, onNotice = () => undefined } = options;
  const choice = findStore(settings, env);
  onStore?.(`${storeNames[choice.kind]} (${choice.reason})`);
  if (choice.notice) onNotice(choice.notice);
  const reach = planReach(options.host, settings.host);
  // Who gives a certificate wants it used.
  const isHttps = options.isHttps === true || settings.tls !== undefined;
  warnOfReach(settings, reach, isHttps, onNotice);
  const turn = readTurnSettings(settings.dataDir);
  const local = await openLocal(settings, isHttps ? reach.names : [], turn);
  const tls = isHttps ? (settings.tls ?? local) : undefined;
  const listen = tls ? withLoopback(reach.listen) : reach.listen;
  const port = await findFreePort(listen, settings.port);
  const mediaListen = settings.mediaListenIps ?? reach.mediaListen ?? ['127.0.0.1'];
  const mediaPort = await findFreeMediaPorts(
    mediaListen,
    settings.mediaPort,
    settings.mediaWorkers,
  );
  tellOtherPorts(settings, { port, mediaPort }, onNotice);
  const origins = originsOf(settings, reach, tls ? 'https' : 'http', port);
  return {
    root,
    listen,
    port,
    origins,
    tls,
    local,
    mediaListen,
    mediaPort,
    turn: turn && (await placeTurn(turn, settings, secrets, { mediaListen, local, env }, onNotice)),
    workerBin: settings.workerBin ?? findWorker(root, env),
    store: await placeStore(choice, settings.dataDir, env, root),
  };
}

/** One certificate by the installation's own authority for all that no other was given for. */
async function openLocal(
  { tls, dataDir }: StartSettings,
  pageNames: readonly string[],
  turn: TurnSettings | undefined,
): Promise<LocalPlace | undefined> {
  const names = new Set(tls ? [] : pageNames);
  if (turn && !turn.keyFile) names.add(turn.host);
  if (names.size === 0) return undefined;
  const { openLocalTls } = await makeCertificates();
  return { ...(await openLocalTls(dataDir, [...names], new Date())), names: [...names] };
}

/** The library is loaded where certificates are made, and nowhere else. */
export const makeCertificates = () => import('../tls/local-tls.ts');

/** The media node dials in on it. */
function withLoopback(listen: readonly string[]): readonly string[] {
  const hasIt = listen.some((address) => ['127.0.0.1', '0.0.0.0', '::'].includes(address));
  return hasIt ? listen : [...listen, '127.0.0.1'];
}

function originsOf({ origin }: StartSettings, { names }: Reach, scheme: string, port: number) {
  const own = names.map((name) => new URL(`${scheme}://${inUrl(name)}:${port}`).origin);
  return origin ? [...new Set([...origin.split(','), ...own])] : own;
}

function tellOtherPorts(
  settings: StartSettings,
  { port, mediaPort }: { port: number; mediaPort: number },
  onNotice: (text: string) => void,
): void {
  if (settings.port !== 0 && port !== settings.port)
    onNotice(`Port ${settings.port} is in use; using ${port}.`);
  if (settings.mediaPort !== 0 && mediaPort !== settings.mediaPort)
    onNotice(`Port ${settings.mediaPort} is in use; calls use those from ${mediaPort} on.`);
}
