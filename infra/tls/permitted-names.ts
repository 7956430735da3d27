import { BlockList, isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  NameConstraints,
  id_ce_nameConstraints,
} from '@peculiar/asn1-x509';
import { Extension, X509Certificate } from '@peculiar/x509';

/** What no public web site has: a stolen authority of ours cannot pass for one. */
const localAddresses = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];
const localDomains = ['localhost', 'local', 'lan', 'internal', 'home.arpa', 'test'];

/** RFC 5280 section 4.2.1.10: names outside of these are refused by whoever verifies. */
export function nameConstraints(names: readonly string[]): Extension {
  const ranges = new Set([...localAddresses, ...names.filter(isAddress).map(asRange)]);
  const domains = new Set([...localDomains, ...names.filter((name) => !isAddress(name))]);
  const permitted = [
    ...[...ranges].map((iPAddress) => new GeneralName({ iPAddress })),
    ...[...domains].map((dNSName) => new GeneralName({ dNSName })),
  ];
  const permittedSubtrees = new GeneralSubtrees(
    permitted.map((base) => new GeneralSubtree({ base })),
  );
  const value = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
  return new Extension(id_ce_nameConstraints, true, value);
}

/** Whether certificates of this authority for all these names are believed. */
export function permitsAll(authorityPem: string, names: readonly string[]): boolean {
  const extension = new X509Certificate(authorityPem).getExtension(id_ce_nameConstraints);
  if (!extension) return true;
  const { permittedSubtrees = [] } = AsnConvert.parse(extension.value, NameConstraints);
  const bases = [...permittedSubtrees].map(({ base }) => base);
  const addresses = new BlockList();
  for (const { iPAddress } of bases) if (iPAddress) addRange(addresses, iPAddress);
  const domains = bases.flatMap(({ dNSName }) => dNSName ?? []);
  return names.every((name) =>
    isAddress(name)
      ? addresses.check(name, familyOf(name))
      : domains.some((domain) => name === domain || name.endsWith(`.${domain}`)),
  );
}

export const isAddress = (name: string) => isIP(name) !== 0;
const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const asRange = (address: string) => `${address}/${isIP(address) === 6 ? 128 : 32}`;

function addRange(list: BlockList, range: string): void {
  const [address = '', bits = ''] = range.split('/');
  list.addSubnet(address, Number(bits), familyOf(address));
}
