import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataLockFile } from '../bootstrap/lib/data-folder.mjs';
import { acquireLock } from '../bootstrap/lib/lock.mjs';
import { childLog } from './child-log.ts';
import {
  type ChildName,
  type ChildPlan,
  insideUrl,
  type LocalPlace,
  planChildren,
} from './children.ts';
import { choosePlaces } from './choose-places.ts';
import { keepRenewed } from './keep-renewed.ts';
import { loadSecrets } from './secrets.ts';
import { readStartSettings } from './start-settings.ts';
import { ChildStartError, SupervisedChild } from './supervised-child.ts';

export type { ChildName } from './children.ts';
export { ChildStartError } from './supervised-child.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface StackOptions {
  dataDir?: string;
  /** Variables of the configuration table; they go before those of the process. */
  env?: Record<string, string>;
  /** Offers the demo people on the sign-in page; true unless told otherwise. */
  isDemo?: boolean;
  /** Serves other machines too: an address of this one, all of them (`0.0.0.0`), or its name. */
  host?: string | undefined;
  /** With the certificate of the settings, or else one by the installation's own authority. */
  isHttps?: boolean | undefined;
  /** Ends a start that is still under way; a stack that runs is ended with `stop`. */
  signal?: AbortSignal;
  /** Told once which store keeps the records, and why. */
  onStore?: (text: string) => void;
  /** One line about a child that died, is back or warns. */
  onNotice?: (text: string) => void;
  /** Called as each child begins to start and when it serves. */
  onProgress?: (child: ChildName, state: 'starting' | 'ready' | 'missing') => void;
}

/** The whole product running on this machine. */
export interface Stack {
  /** What to open in a browser. */
  origin: string;
  /** Where the server is reached from this machine. */
  port: number;
  /** Where it is reached from this machine without TLS, which the API allows there. */
  insideUrl: string;
  /** The certificate authority that devices are asked to trust; absent where none is needed. */
  local?: LocalPlace | undefined;
  demoPassword: string;
  dataDir: string;
  /** Fault tests: ends a child as a crash would. It is restarted like after any crash. */
  kill: (name: ChildName) => Promise<void>;
  /** Fault tests: ends a child and keeps it down until `resume`. */
  hold: (name: ChildName) => Promise<void>;
  resume: (name: ChildName) => Promise<void>;
  /** Fault tests: a child stands still, as in a hang, until `thaw`. */
  freeze: (name: ChildName) => void;
  thaw: (name: ChildName) => void;
  /** Waits until a child serves. */
  whenReady: (name: ChildName) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts database, server and media node, in this order, and keeps them running. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const env = { ...process.env, ...options.env };
  const settings = readStartSettings(root, env, { isDemo: options.isDemo ?? true });
  if (options.dataDir) settings.dataDir = path.resolve(options.dataDir);
  const secrets = loadSecrets(settings.dataDir);
  const lock = acquireLock(dataLockFile(settings.dataDir));
  const children: SupervisedChild[] = [];
  let stopRenewing = () => {};
  const stop = async () => {
    stopRenewing();
    for (const child of children.toReversed()) await child.stop();
    lock.release();
  };
  const endEarly = () => void Promise.all(children.map((child) => child.stop()));
  options.signal?.addEventListener('abort', endEarly);
  try {
    const places = await choosePlaces(settings, secrets, { root, env }, options);
    stopRenewing = keepRenewed(places.local, settings.dataDir, options.onNotice);
    for (const plan of planChildren(settings, secrets, places)) {
      const child = superviseChild(plan, settings.dataDir, env, options.onNotice);
      options.signal?.throwIfAborted();
      children.push(child);
      options.onProgress?.(plan.name, 'starting');
      const isRunning = await startChild(child, plan, options);
      options.onProgress?.(plan.name, isRunning ? 'ready' : 'missing');
    }
    const [origin = ''] = places.origins;
    lock.describe(origin);
    return {
      origin,
      port: places.port,
      insideUrl: insideUrl(places),
      local: places.local,
      demoPassword: secrets.demoPassword,
      dataDir: settings.dataDir,
      ...faultControls(children),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', endEarly);
  }
}

async function startChild(
  child: SupervisedChild,
  { name, isOptional = false }: ChildPlan,
  { onNotice }: StackOptions,
): Promise<boolean> {
  try {
    await child.start();
    return true;
  } catch (error) {
    if (!isOptional || !(error instanceof ChildStartError)) throw error;
    const why = error.lastLines.at(-1) ?? '';
    onNotice?.(`${error.message} Qarib goes on without the ${name}. ${why}`);
    return false;
  }
}

function superviseChild(
  plan: ChildPlan,
  dataDir: string,
  env: NodeJS.ProcessEnv,
  onNotice: StackOptions['onNotice'] = () => undefined,
): SupervisedChild {
  return new SupervisedChild({
    name: plan.name,
    command: plan.command,
    cwd: root,
    env: { ...env, ...plan.env },
    onLine: childLog(dataDir, plan.name, onNotice),
    onNotice,
  });
}

function faultControls(
  children: readonly SupervisedChild[],
): Pick<Stack, 'kill' | 'hold' | 'resume' | 'freeze' | 'thaw' | 'whenReady'> {
  const find = (name: ChildName) => {
    const child = children.find((candidate) => candidate.name === name);
    if (!child) throw new Error(`This stack has no ${name} of its own.`);
    return child;
  };
  return {
    kill: (name) => find(name).crash(),
    hold: (name) => find(name).stop(),
    resume: (name) => find(name).start(),
    freeze: (name) => find(name).freeze(),
    thaw: (name) => find(name).thaw(),
    whenReady: (name) => find(name).whenReady(),
  };
}
