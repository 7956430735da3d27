import type { types } from 'mediasoup';
import { announceCandidates } from './announce.ts';

const at = (address: string, protocol: 'udp' | 'tcp', priority: number): types.IceCandidate => ({
  foundation: `${protocol}candidate`,
  priority,
  ip: address,
  address,
  protocol,
  port: 40_001,
  type: 'host',
  ...(protocol === 'tcp' && { tcpType: 'passive' as const }),
});
const listened = [
  at('10.0.0.5', 'udp', 400),
  at('fd00::5', 'udp', 300),
  at('10.0.0.5', 'tcp', 200),
  at('fd00::5', 'tcp', 100),
];
const told = (addresses: string[], portOffset = 0) =>
  announceCandidates(listened, { addresses, portOffset })
    .toSorted((a, b) => b.priority - a.priority)
    .map(({ protocol, address, ip, port }) => `${protocol} ${address} ${ip === address} ${port}`);

test('Without anything announced, browsers are told what is listened on, UDP before TCP', () => {
  expect(told([])).toEqual([
    'udp 10.0.0.5 true 40001',
    'udp fd00::5 true 40001',
    'tcp 10.0.0.5 true 40001',
    'tcp fd00::5 true 40001',
  ]);
});

test('Behind a NAT the address outside stands for the one inside, and IPv6 goes as it is', () => {
  expect(told(['203.0.113.7'], 10_000)).toEqual([
    'udp 203.0.113.7 true 50001',
    'udp fd00::5 true 50001',
    'tcp 203.0.113.7 true 50001',
    'tcp fd00::5 true 50001',
  ]);
});

test('When people are on both sides of the NAT, then both addresses are told, in that order', () => {
  expect(told(['203.0.113.7', '10.0.0.5', '2001:db8::7'])).toEqual([
    'udp 203.0.113.7 true 40001',
    'udp 10.0.0.5 true 40001',
    'udp 2001:db8::7 true 40001',
    'tcp 203.0.113.7 true 40001',
    'tcp 10.0.0.5 true 40001',
    'tcp 2001:db8::7 true 40001',
  ]);
});

test('A host name stands for both families and is told once', () => {
  expect(told(['media.example.ma'])).toEqual([
    'udp media.example.ma true 40001',
    'tcp media.example.ma true 40001',
  ]);
});
