import { ConfigurationError, readConfiguration } from './environment.ts';

const complete = {
  MONGODB_URI: 'mongodb://localhost/qarib',
  QARIB_ORIGIN: 'https://qarib.example, https://www.qarib.example/',
  QARIB_SESSION_SECRET: 'a secret of the sessions, long enough',
  QARIB_MEDIA_NODE_SECRET: 'a secret of the media nodes, long too',
  QARIB_DATA_DIR: '/var/lib/qarib',
};

test('When everything needed is given, then the rest has its defaults', () => {
  expect(readConfiguration(complete)).toMatchObject({
    hosts: ['127.0.0.1'],
    port: 8080,
    origins: ['https://qarib.example', 'https://www.qarib.example'],
    demoPassword: undefined,
    requestExpiryMs: 1_800_000,
  });
});

test.each(Object.keys(complete))('When %s is missing, then nothing starts', (key) => {
  const env = { ...complete, [key]: undefined };
  expect(() => readConfiguration(env)).toThrow(new RegExp(`^${key}: `));
});

test('When a secret is too short, then it is refused without being quoted', () => {
  const env = { ...complete, QARIB_SESSION_SECRET: 'short-secret' };
  expect(() => readConfiguration(env)).toThrow(ConfigurationError);
  expect(() => readConfiguration(env)).not.toThrow('short-secret');
});

test.each(['QARIB_TLS_CERT', 'QARIB_TURN_URLS'])('When %s comes alone, then it is named', (key) => {
  const env = { ...complete, [key]: 'turns:turn.example.ma:443?transport=tcp' };
  expect(() => readConfiguration(env)).toThrow(new RegExp(`^${key}: goes together`));
});

test('Addresses and relays are lists', () => {
  const env = {
    ...complete,
    QARIB_HOST: '192.168.1.20, 127.0.0.1',
    QARIB_TURN_URLS: 'turns:turn.example.ma:443?transport=tcp,turn:[fd00::2]:3478',
    QARIB_TURN_SECRET: 'a secret of the relay, long enough too',
  };
  const { hosts, turn } = readConfiguration(env);
  expect(hosts).toEqual(['192.168.1.20', '127.0.0.1']);
  expect(turn?.urls).toHaveLength(2);
});

test('When the demo mode is asked for in production, then it is refused', () => {
  const demo = { ...complete, QARIB_DEMO: 'true', QARIB_DEMO_PASSWORD: 'a demo password' };
  expect(readConfiguration(demo).demoPassword).toBe('a demo password');
  expect(() => readConfiguration({ ...demo, NODE_ENV: 'production' })).toThrow('QARIB_DEMO');
});
