import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Link } from '../link/index.ts';

type Protocol = 'udp' | 'tcp';

declare global {
  interface Window {
    relayPortFor?: (port: number, protocol: Protocol, host: string) => Promise<number>;
  }
}

/** What a browser context is made with, so that its pages and its signalling go over the link. */
export async function proxyOf(link: Link): Promise<Pick<BrowserContextOptions, 'proxy'>> {
  const server = `socks5://127.0.0.1:${await link.proxyPort()}`;
  // Chromium goes round every proxy to reach its own machine, unless told otherwise.
  return { proxy: { server, bypass: '<-loopback>' } };
}

/** Everything this browser's calls send and receive goes over the link, from the next page on. */
export async function goThroughLink(context: BrowserContext, link: Link): Promise<void> {
  await context.exposeFunction('relayPortFor', (port: number, protocol: Protocol, host: string) =>
    link.portFor(port, protocol, host),
  );
  await context.addInitScript(relayCandidates);
}

/** Runs in the page: the media node's candidates get the address of a relay each. */
function relayCandidates(): void {
  const relayed = async (line: string): Promise<string> => {
    if (!line.startsWith('a=candidate:')) return line;
    const parts = line.split(' ');
    const protocol = parts[2]?.toLowerCase() === 'tcp' ? 'tcp' : 'udp';
    const port = await window.relayPortFor?.(Number(parts[5]), protocol, parts[4] ?? '');
    return [...parts.slice(0, 4), '127.0.0.1', String(port), ...parts.slice(6)].join(' ');
  };
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    override async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
      const lines = await Promise.all(sdp.split('\r\n').map(relayed));
      return super.setRemoteDescription({ type, sdp: lines.join('\r\n') });
    }
  };
}
