import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { findFreeMediaPorts, findFreePort } from './ports.ts';

const host = '127.0.0.1';

test('When the preferred port is in use, then the next free one is taken', async () => {
  const other = createServer().listen(0, host);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const found = await findFreePort([host], port);
  other.close();
  expect(found).toBeGreaterThan(port);
});

test('When the port is left to the system, then it chooses a free one', async () => {
  expect(await findFreePort([host], 0)).toBeGreaterThan(1023);
});

test('When one port of a range carries UDP already, then the range begins after it', async () => {
  const first = await findFreeMediaPorts([host], 45_000, 3);
  const other = createSocket('udp4').bind(first + 1, host);
  await once(other, 'listening');
  const found = await findFreeMediaPorts([host], first, 3);
  other.close();
  expect(found).toBeGreaterThan(first + 1);
});
