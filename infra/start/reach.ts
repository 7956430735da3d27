import { isIP } from 'node:net';
import os from 'node:os';

/** Where the product is reached, and by what names. */
export interface Reach {
  /** What browsers may call it; the first one is printed. */
  names: readonly string[];
  /** Addresses that the pages are served on. */
  listen: readonly string[];
  /** Addresses that calls are received on; undefined leaves that to the settings. */
  mediaListen: readonly string[] | undefined;
  /** Others than this machine can come in. */
  isOpen: boolean;
}

export type Interfaces = ReturnType<typeof os.networkInterfaces>;

/** More candidates than this only keep a browser busy. */
const mostMediaAddresses = 4;
const here = ['localhost', '127.0.0.1', '::1'];
const every: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/**
 * What `--host` asks for: an address of this machine, `0.0.0.0` or `::` for all of them, or the name
 * that others have for it. Without it, `listenHost` is served and nothing else changes.
 */
export function planReach(
  host: string | undefined,
  listenHost: string,
  interfaces: Interfaces = os.networkInterfaces(),
): Reach {
  const own = ownAddresses(interfaces);
  if (host === undefined) return withoutHost(listenHost, own);
  if (isIP(host) !== 0 && !every.has(host)) {
    if (here.includes(host)) return withoutHost(host, own);
    if (!own.includes(host)) throw new UnknownAddress(host, own);
    const listen = [host, '127.0.0.1'];
    return { names: [host, 'localhost', '127.0.0.1'], listen, mediaListen: [host], isOpen: true };
  }
  if (isIP(host) === 0 && !isHostName(host)) throw new UnknownAddress(host, own);
  if (host === 'localhost') return withoutHost('127.0.0.1', own);
  const isAny = every.has(host);
  const names = [...new Set([...(isAny ? own : [host.toLowerCase(), ...own]), ...here])];
  const mediaListen = own.slice(0, mostMediaAddresses);
  return {
    names,
    listen: [isAny ? host : '0.0.0.0'],
    mediaListen: mediaListen.length > 0 ? mediaListen : undefined,
    isOpen: true,
  };
}

/** `--host` names an address that this machine has not. */
export class UnknownAddress extends Error {
  readonly next: readonly string[];

  constructor(host: string, own: readonly string[]) {
    super(
      `${host} is no address of this machine. It has: ${own.join(', ') || 'none but 127.0.0.1'}.`,
    );
    this.name = 'UnknownAddress';
    this.next = [
      ...own.slice(0, 1).map((address) => `npm start -- --host ${address} --https`),
      'behind a router that forwards to this machine: docs/runbooks/reach.md',
    ];
  }
}

/**
 * Calls are received on an address of this machine as well: Firefox sends no media to 127.0.0.1, whoever
 * asks. Without the credentials that only the pages give, nothing is answered there.
 */
function withoutHost(listenHost: string, own: readonly string[]): Reach {
  const isOpen = !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(listenHost);
  const isNamed = isOpen && !every.has(listenHost);
  const names = [...new Set(['localhost', ...(isNamed ? [listenHost] : []), '127.0.0.1'])];
  const mediaListen = ['127.0.0.1', ...own.slice(0, 1)];
  return { names, listen: [listenHost], mediaListen, isOpen };
}

/** IPv4 first. Link-local ones are left out: they mean something else on every wire. */
function ownAddresses(interfaces: Interfaces): string[] {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  return all
    .filter(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address))
    .toSorted((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.?)+$/i.test(text);
}

/** A name as it stands in an address line. */
export const inUrl = (name: string) => (isIP(name) === 6 ? `[${name}]` : name);
