import type { NetworkInterfaceInfo } from 'node:os';
import { planReach, type Interfaces } from './reach.ts';

const entry = (
  family: 'IPv4' | 'IPv6',
  address: string,
  internal = false,
): NetworkInterfaceInfo => {
  const common = { address, netmask: '', mac: '', internal, cidr: null };
  return family === 'IPv4' ? { ...common, family } : { ...common, family, scopeid: 0 };
};
const dispensary: Interfaces = {
  lo: [entry('IPv4', '127.0.0.1', true), entry('IPv6', '::1', true)],
  wlan0: [
    entry('IPv6', 'fe80::1'),
    entry('IPv6', 'fd00::20'),
    entry('IPv4', '192.168.1.20'),
    entry('IPv4', '169.254.7.7'),
  ],
};
const plan = (host?: string, listenHost = '127.0.0.1') => planReach(host, listenHost, dispensary);

test('Without a host, this machine alone is served, its calls where Firefox looks for them, too', () => {
  expect(plan()).toEqual({
    names: ['localhost', '127.0.0.1'],
    listen: ['127.0.0.1'],
    mediaListen: ['127.0.0.1', '192.168.1.20'],
    isOpen: false,
  });
  expect(planReach(undefined, '127.0.0.1', { lo: dispensary['lo'] }).mediaListen).toEqual([
    '127.0.0.1',
  ]);
});

test('An address of this machine is served beside the loopback one, pages and calls alike', () => {
  expect(plan('192.168.1.20')).toEqual({
    names: ['192.168.1.20', 'localhost', '127.0.0.1'],
    listen: ['192.168.1.20', '127.0.0.1'],
    mediaListen: ['192.168.1.20'],
    isOpen: true,
  });
});

test('When the address is another machine’s, then the addresses of this one are told', () => {
  expect(() => plan('192.168.1.21')).toThrow('It has: 192.168.1.20, fd00::20.');
  expect(() => plan('not a name')).toThrow('is no address of this machine');
});

test('A name, or every address, is served on all of them', () => {
  const names = ['192.168.1.20', 'fd00::20', 'localhost', '127.0.0.1', '::1'];
  const mediaListen = ['192.168.1.20', 'fd00::20'];
  expect(plan('0.0.0.0')).toEqual({ names, listen: ['0.0.0.0'], mediaListen, isOpen: true });
  expect(plan('Qarib.local')).toMatchObject({ names: ['qarib.local', ...names], mediaListen });
});

test.each([
  ['127.0.0.1', false],
  ['::1', false],
  ['0.0.0.0', true],
  ['192.168.1.20', true],
])('When the configuration says to listen on %s, then others can come in: %s', (host, isOpen) => {
  expect(plan(undefined, host).isOpen).toBe(isOpen);
});
