import { presentAddresses } from './present-addresses.ts';

const address = '192.168.1.20';
const common = { netmask: '', mac: '', internal: false, cidr: null };
const wlan0 = [{ ...common, family: 'IPv4' as const, address }];

test('An address that went with its network keeps no worker from starting', () => {
  const wanted = ['127.0.0.1', address];
  expect(presentAddresses(wanted, { wlan0 })).toEqual(wanted);
  expect(presentAddresses(wanted, {})).toEqual(['127.0.0.1']);
});

test('Where none is left, all are tried', () => {
  expect(presentAddresses([address], {})).toEqual([address]);
});
