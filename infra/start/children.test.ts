import { planChildren, type StackPlaces } from './children.ts';
import { nodeArguments } from './node-arguments.ts';
import type { Secrets } from './secrets.ts';
import { readStartSettings } from './start-settings.ts';

const secrets: Secrets = {
  sessionSecret: 'session-secret',
  mediaNodeSecret: 'media-node-secret',
  turnSecret: 'turn-secret',
  demoPassword: 'abcd-efgh-jkmn',
};
const places: StackPlaces = {
  root: '/srv/qarib',
  listen: ['127.0.0.1'],
  port: 8081,
  origins: ['http://localhost:8081'],
  tls: undefined,
  local: undefined,
  mediaListen: ['127.0.0.1'],
  mediaPort: 40_000,
  turn: undefined,
  workerBin: '/cache/mediasoup-worker',
  store: {
    uri: 'mongodb://%2Fsrv%2Fdb.sock/qarib?directConnection=true',
    program: ['packages/embedded-mongo/src/main.ts', '--data', '/srv/qarib/data/db'],
  },
};

function plan(env: NodeJS.ProcessEnv, more: Partial<StackPlaces> = {}) {
  const settings = readStartSettings('/srv/qarib', env, { isDemo: true });
  return planChildren(settings, secrets, { ...places, ...more });
}

test('Without a configuration, database, server and media node run on this machine alone', () => {
  const [database, server, media] = plan({});
  expect(database?.command.slice(1)).toEqual([
    ...nodeArguments,
    '/srv/qarib/packages/embedded-mongo/src/main.ts',
    '--data',
    '/srv/qarib/data/db',
  ]);
  expect(server?.env).toMatchObject({
    MONGODB_URI: places.store.uri,
    QARIB_HOST: '127.0.0.1',
    QARIB_PORT: '8081',
    QARIB_ORIGIN: 'http://localhost:8081',
    QARIB_DEMO: 'true',
  });
  expect(media?.env).toMatchObject({
    QARIB_CONTROL_URL: 'http://127.0.0.1:8081',
    QARIB_MEDIA_NODE_SECRET: secrets.mediaNodeSecret,
    QARIB_MEDIA_LISTEN_IP: '127.0.0.1',
    MEDIASOUP_WORKER_BIN: '/cache/mediasoup-worker',
  });
});

test('No secret goes to a child that does not need it', () => {
  const [database, , media] = plan({});
  expect(Object.values(database?.env ?? {})).not.toContain(secrets.sessionSecret);
  expect(Object.values(media?.env ?? {})).not.toContain(secrets.sessionSecret);
});

test('When the store runs elsewhere, then no database is started', () => {
  const children = plan({}, { store: { uri: 'mongodb://db.example/qarib' } });
  expect(children.map(({ name }) => name)).toEqual(['server', 'media']);
  expect(children[0]?.env['MONGODB_URI']).toBe('mongodb://db.example/qarib');
});

test('When the server listens on all addresses, then the media node dials the loopback one', () => {
  const media = plan({}, { listen: ['0.0.0.0'] }).find(({ name }) => name === 'media');
  expect(media?.env['QARIB_CONTROL_URL']).toBe('http://127.0.0.1:8081');
});

test('With a certificate and a relay, the server is told where they are, and nobody else the secret', () => {
  const tls = { certificateFile: '/srv/a.crt', keyFile: '/srv/a.key' };
  const urls = ['turns:turn.example.ma:443?transport=tcp'];
  const turn = { urls, program: ['--config', '/srv/turnserver.conf'] };
  const children = plan({}, { tls, turn, mediaListen: ['192.168.1.20', 'fd00::20'] });
  const [, server, media, relay] = children;
  expect(server?.env).toMatchObject({
    QARIB_TLS_CERT: '/srv/a.crt',
    QARIB_TURN_URLS: urls[0],
    QARIB_TURN_SECRET: secrets.turnSecret,
  });
  expect(media?.env).toMatchObject({ QARIB_MEDIA_LISTEN_IP: '192.168.1.20,fd00::20' });
  expect(relay).toMatchObject({ name: 'turn', isOptional: true, env: {} });
  expect(Object.values(media?.env ?? {})).not.toContain(secrets.turnSecret);
});

test('When a variable is wrong, then the start says which', () => {
  expect(() => plan({ QARIB_PORT: 'http' })).toThrow(
    'QARIB_PORT: must be a port, a number from 0 to 65535',
  );
  expect(() => plan({ QARIB_MEDIA_WORKERS: '0' })).toThrow('QARIB_MEDIA_WORKERS: must be a number');
  expect(() => plan({ QARIB_TLS_CERT: 'a.pem' })).toThrow('go together');
});
