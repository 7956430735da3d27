import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

const portsTried = 50;
const highestPort = 65_535;
const lowestAnyPort = 12_000;
const highestAnyPort = 30_000;

/** The first TCP port from `preferred` on that is free on all hosts; 0 lets the system choose. */
export async function findFreePort(hosts: readonly string[], wanted: number): Promise<number> {
  const [first = '127.0.0.1'] = hosts;
  const preferred = wanted === 0 ? await probeTcp(first, 0) : wanted;
  for (let port = preferred; port < preferred + portsTried && port <= highestPort; port += 1) {
    if (await isFree(probeTcp, hosts, port)) return port;
  }
  const names = hosts.join(' and ');
  throw new Error(
    `No free port between ${preferred} and ${preferred + portsTried - 1} on ${names}. ` +
      'Choose another one: QARIB_PORT=<port> npm start',
  );
}

/**
 * The first of `count` consecutive ports, from `preferred` on, that are free for UDP and TCP; 0 stands
 * for any. Those are looked for below the range that the system gives to outgoing connections.
 */
export async function findFreeMediaPorts(
  hosts: readonly string[],
  preferred: number,
  count: number,
): Promise<number> {
  let first = preferred === 0 ? randomInt(lowestAnyPort, highestAnyPort) : preferred;
  for (let port = first; port <= highestPort; port += 1) {
    const isUsable = (await isFree(probeUdp, hosts, port)) && (await isFree(probeTcp, hosts, port));
    if (!isUsable) first = port + 1;
    else if (port - first + 1 === count) return first;
  }
  throw new Error(
    `No ${count} free ports from ${preferred} on ${hosts.join(' and ')}. ` +
      'Choose others: QARIB_MEDIA_PORT=<port> npm start',
  );
}

type Probe = (host: string, port: number) => Promise<number>;

async function isFree(probe: Probe, hosts: readonly string[], port: number): Promise<boolean> {
  return Promise.all(hosts.map((host) => probe(host, port))).then(
    () => true,
    () => false,
  );
}

async function probeTcp(host: string, port: number): Promise<number> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : port;
}

async function probeUdp(host: string, port: number): Promise<number> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    socket.bind({ address: host, port, exclusive: true });
    await once(socket, 'listening');
    return socket.address().port;
  } finally {
    socket.close();
  }
}
