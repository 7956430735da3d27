import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Link } from '../link/index.ts';
import { relayCandidates, type Protocol } from './relay-candidates.ts';

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
