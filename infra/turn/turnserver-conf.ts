/** What coturn is told, beyond what never changes. */
export type TurnserverOptions = {
  readonly realm: string;
  readonly port: number;
  readonly listen: readonly string[];
  readonly secret: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Addresses of media nodes: the only ones that anything is relayed to. */
  readonly mediaAddresses: readonly string[];
  /** Who it becomes once its port is open; undefined when it is nobody special to begin with. */
  readonly user?: string | undefined;
  readonly folder: string;
};

/**
 * Everything is denied, and then what should never be reached is denied by name: should somebody
 * ever take the first two lines out, a relay into the hospital's own network stays shut.
 */
const denied = [
  '0.0.0.0-255.255.255.255',
  '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  // "This" network, private, shared, loopback, link-local (cloud metadata is in there).
  '0.0.0.0-0.255.255.255',
  '10.0.0.0-10.255.255.255',
  '100.64.0.0-100.127.255.255',
  '127.0.0.0-127.255.255.255',
  '169.254.0.0-169.254.255.255',
  '172.16.0.0-172.31.255.255',
  '192.168.0.0-192.168.255.255',
  // Protocol assignments, documentation, benchmarks, multicast, reserved, broadcast.
  '192.0.0.0-192.0.0.255',
  '192.0.2.0-192.0.2.255',
  '198.18.0.0-198.19.255.255',
  '198.51.100.0-198.51.100.255',
  '203.0.113.0-203.0.113.255',
  '224.0.0.0-255.255.255.255',
  // Unspecified, loopback, and IPv4 in the clothes of IPv6: mapped, compatible, NAT64, 6to4, Teredo.
  '::-::1',
  '::ffff:0:0-::ffff:ffff:ffff',
  '::-::ffff:ffff',
  '64:ff9b::-64:ff9b:1:ffff:ffff:ffff:ffff:ffff',
  '2001::-2001:0:ffff:ffff:ffff:ffff:ffff:ffff',
  '2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  // Unique local, link-local, site-local, multicast, documentation.
  'fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'fec0::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  'ff00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
  '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
];

/** TLS on TCP to browsers, UDP to media nodes, who knows the secret, and nothing else. */
const switches = [
  'no-udp',
  'no-tcp',
  'no-dtls',
  'no-tcp-relay',
  'no-tlsv1',
  'no-tlsv1_1',
  'use-auth-secret',
  'stale-nonce=600',
  'fingerprint',
  'no-multicast-peers',
  'no-cli',
  'no-rfc5780',
  'no-stun-backward-compatibility',
  'response-origin-only-with-rfc5780',
  'no-software-attribute',
  'log-file=stdout',
  'simple-log',
];

/**
 * coturn asks its database before it looks at the secret. The one of Debian's package is empty, and
 * can still be read once root was given up, when this installation's folder cannot.
 */
const packageDatabase = '/var/lib/turn/turndb';

/** A peer has two transports; each path mended makes another allocation before the old one ends. */
const allocationsPerPeer = 12;
const allocationsInAll = 1_200;
/** Bytes a second, each way, of one allocation: three layers of video and more. */
const bytesPerSecond = 375_000;

/** The whole configuration file; it holds the secret, so only its owner may read it. */
export function turnserverConf(options: TurnserverOptions): string {
  const { realm, port, listen, secret, certificateFile, keyFile, mediaAddresses, folder } = options;
  const lines = [
    '# Written by Qarib at every start: changes made here do not last.',
    `realm=${realm}`,
    `tls-listening-port=${port}`,
    ...listen.map((address) => `listening-ip=${address}`),
    ...listen.map((address) => `relay-ip=${address}`),
    ...switches,
    `cert=${certificateFile}`,
    `pkey=${keyFile}`,
    `static-auth-secret=${secret}`,
    `user-quota=${allocationsPerPeer}`,
    `total-quota=${allocationsInAll}`,
    `max-bps=${bytesPerSecond}`,
    ...denied.map((range) => `denied-peer-ip=${range}`),
    ...mediaAddresses.map((address) => `allowed-peer-ip=${address}`),
    ...(options.user ? [`proc-user=${options.user}`, `proc-group=${options.user}`] : []),
    `pidfile=${folder}/turnserver.pid`,
    `userdb=${options.user ? packageDatabase : `${folder}/turndb`}`,
  ];
  return `${lines.join('\n')}\n`;
}
