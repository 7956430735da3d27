// tsyringe, inside the library, needs it first.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { isAddress, nameConstraints } from './permitted-names.ts';

/** A certificate and its private key, both as PEM text. */
export type KeyPair = { readonly certificate: string; readonly key: string };

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 24 * 60 * 60 * 1000;
const authorityDays = 3650;
/** No browser asks for less of a certificate that its user has chosen to trust. */
const leafDays = 396;
/** Clocks of machines that are seldom online are late. */
const lateClockDays = 1;

/** A certificate authority that is believed for local names and for `names` only. */
export async function makeAuthority(names: readonly string[], now: Date): Promise<KeyPair> {
  const keys = await makeKeys();
  const [host = 'localhost'] = names;
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: `CN=Qarib ${host} ${now.toISOString().slice(0, 10)}, O=Qarib`,
      ...validity(now, authorityDays),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
        nameConstraints(names),
      ],
    },
    crypto,
  );
  return asPem(certificate, keys.privateKey);
}

/** A server's certificate for addresses and host names. */
export async function issueCertificate(
  authority: KeyPair,
  names: readonly string[],
  now: Date,
): Promise<KeyPair> {
  const keys = await makeKeys();
  const issuer = new X509Certificate(authority.certificate);
  const sans = names.map((value) => ({ type: isAddress(value) ? 'ip' : 'dns', value }) as const);
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: 'CN=Qarib',
      issuer: issuer.subject,
      ...validity(now, leafDays),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: await readKey(authority.key),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(sans),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
        await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ],
    },
    crypto,
  );
  return asPem(certificate, keys.privateKey);
}

function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(now.getTime() - lateClockDays * dayMs);
  return { notBefore, notAfter: new Date(notBefore.getTime() + days * dayMs) };
}

/** Positive, as RFC 5280 asks, and never guessed. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

const makeKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

function readKey(pem: string): Promise<CryptoKey> {
  const [der = new ArrayBuffer(0)] = PemConverter.decode(pem);
  return crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}

async function asPem(certificate: X509Certificate, key: CryptoKey): Promise<KeyPair> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return {
    certificate: `${certificate.toString('pem')}\n`,
    key: `${PemConverter.encode(der, 'PRIVATE KEY')}\n`,
  };
}
