import { X509Certificate, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import type { Stack } from '@qarib/infra/stack';
import { findTurnserver, writeTurnSettings } from '@qarib/infra/turn';
import {
  acceptFirst,
  demo,
  enterLobby,
  goThroughFirewall,
  join,
  mediaMovesOn,
  pathsInUse,
  receivedMedia,
  requestConsultation,
  type Firewall,
} from '@qarib/testing/browser';
import { Product } from '../src/product.ts';

let product: Product;
afterEach(() => product.stop());

/** The nurse is behind the firewall. Answers her paths in the lobby, and in the call once media runs. */
async function callThrough(firewall: Firewall): Promise<{ lobby: string[]; call: string[] }> {
  const nurse = await product.openAs(demo.nurse);
  const neurologist = await product.openAs(demo.neurologist);
  await goThroughFirewall(nurse.page.context(), firewall);
  const consultation = await requestConsultation(nurse);
  await acceptFirst(neurologist);
  await enterLobby(nurse, consultation);
  await nurse.page.locator('[data-testid=link-check][data-verdict]').waitFor();
  const lobby = await pathsInUse(nurse.page);
  await join(nurse);
  await enterLobby(neurologist, consultation);
  await join(neurologist);
  for (const { page } of [nurse, neurologist]) await mediaMovesOn(page, await receivedMedia(page));
  expect(product.complaints).toEqual([]);
  return { lobby, call: await pathsInUse(nurse.page) };
}

test('Where UDP is blocked, lobby and call go over TCP', async () => {
  product = await Product.start();
  const paths = await callThrough('lets TCP through');
  expect(paths).toEqual({ lobby: ['tcp', 'tcp'], call: ['tcp', 'tcp'] });
});

const address = Object.values(os.networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
const missing = [
  ...(findTurnserver(process.env) ? [] : ['coturn is not installed']),
  ...(address ? [] : ['this machine has no address but its own']),
];
const withRelay = missing.length === 0 ? describe : describe.skip;

withRelay(`with a relay${missing.map((each) => ` - ${each}`).join('')}`, () => {
  test('On https of another address, a call goes through the relay alone', async () => {
    const host = address ?? '';
    const port = await freePort(host);
    const settings = { host, port, listen: [host], mediaAddresses: [], isElsewhere: false };
    const prepare = (dataDir: string) => writeTurnSettings(dataDir, settings);
    product = await Product.start(believe, { prepare, host, isHttps: true });
    expect(product.stack.origin).toMatch(`https://${host}:`);
    const paths = await callThrough('lets the relay through');
    expect(paths).toEqual({ lobby: ['tls', 'tls'], call: ['tls', 'tls'] });
  });
});

/** The authority is not installed here: what it issued is believed by its key. */
function believe({ dataDir }: Stack): string[] {
  const certificate = readFileSync(path.join(dataDir, 'tls', 'server.crt'));
  const { publicKey } = new X509Certificate(certificate);
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const hash = createHash('sha256').update(key).digest('base64');
  return [`--ignore-certificate-errors-spki-list=${hash}`];
}

async function freePort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
