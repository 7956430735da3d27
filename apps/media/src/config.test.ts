import { ConfigError, readConfig } from './config.ts';

const complete = {
  QARIB_CONTROL_URL: 'http://127.0.0.1:8080/',
  QARIB_MEDIA_NODE_SECRET: 'a-secret-for-tests-only-of-forty-characters',
};

test('a control plane and a secret are enough', () => {
  expect(readConfig(complete)).toMatchObject({
    controlUrl: 'http://127.0.0.1:8080',
    nodeId: 'media-1',
    workers: { listenIps: ['127.0.0.1'], basePort: 40_000 },
  });
});

test.each([
  ['QARIB_MEDIA_PORT', '99999'],
  ['QARIB_MEDIA_LISTEN_IP', 'localhost'],
  ['QARIB_CONTROL_URL', 'file:///etc/passwd'],
  ['QARIB_MEDIA_NODE_ID', '../x'],
])('a wrong %s is named', (name, value) => {
  expect(() => readConfig({ ...complete, [name]: value })).toThrow(new RegExp(name));
});

test('every address is none that a browser could reach', () => {
  const everywhere = { ...complete, QARIB_MEDIA_LISTEN_IP: '0.0.0.0' };
  expect(() => readConfig(everywhere)).toThrow(/QARIB_MEDIA_ANNOUNCED_ADDRESS/);
  const announced = { ...everywhere, QARIB_MEDIA_ANNOUNCED_ADDRESS: 'media.example.ma' };
  expect(readConfig(announced).workers.announced.addresses).toEqual(['media.example.ma']);
});

test('a port as seen from outside needs one that stays inside', () => {
  const behindNat = { ...complete, QARIB_MEDIA_ANNOUNCED_PORT: '50000' };
  expect(readConfig(behindNat).workers.announced.portOffset).toBe(10_000);
  const loose = { ...behindNat, QARIB_MEDIA_PORT: '0' };
  expect(() => readConfig(loose)).toThrow(/QARIB_MEDIA_ANNOUNCED_PORT/);
});

test('a secret that is too short is refused without being told', () => {
  const read = () => readConfig({ ...complete, QARIB_MEDIA_NODE_SECRET: 'short-secret' });
  expect(read).toThrow(ConfigError);
  expect(read).not.toThrow(/short-secret/);
});
