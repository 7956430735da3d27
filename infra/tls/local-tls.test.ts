import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { issueCertificate, makeAuthority, type KeyPair } from './certificates.ts';
import { openLocalTls } from './local-tls.ts';

afterAll(removeTemporaryFolders);

const today = new Date('2026-11-22T10:00:00Z');
const names = ['192.168.1.20', 'qarib.local', 'localhost', '127.0.0.1', '::1'];
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000);
const read = (file: string) => new X509Certificate(readFileSync(file));

/** Whether OpenSSL, as in any client, takes the certificate. */
async function isTrusted({ certificate, key }: KeyPair, authority: string): Promise<boolean> {
  const server = createServer({ cert: certificate, key }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // The names of the certificate are verified against the authority's constraints all the same.
  const client = connect({ port, ca: authority, checkServerIdentity: () => undefined });
  try {
    await once(client, 'secureConnect');
    return true;
  } catch {
    return false;
  } finally {
    client.destroy();
    server.close();
  }
}

test('A local authority is made once, and kept to its owner', async () => {
  const dataDir = temporaryFolder();
  const first = await openLocalTls(dataDir, names, today);
  const second = await openLocalTls(dataDir, names, inDays(10));
  expect([first.authority, second.authority]).toEqual(['made', 'kept']);
  expect(second.fingerprint).toBe(first.fingerprint);
  for (const file of [first.authorityFile.replace('.crt', '.key'), first.keyFile])
    expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('The certificate is for every name, for less than 398 days, and for serving only', async () => {
  const { certificateFile, authorityFile } = await openLocalTls(temporaryFolder(), names, today);
  const leaf = read(certificateFile);
  const days = (leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / 86_400_000;
  expect(days).toBeLessThanOrEqual(397);
  expect(leaf.checkIssued(read(authorityFile))).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.subjectAltName).toContain('IP Address:192.168.1.20, DNS:qarib.local');
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

test('When the certificate nears its end, then another one takes its place by itself', async () => {
  const dataDir = temporaryFolder();
  const { certificateFile } = await openLocalTls(dataDir, names, today);
  const before = read(certificateFile).serialNumber;
  await openLocalTls(dataDir, names, inDays(360));
  expect(read(certificateFile).serialNumber).toBe(before);
  expect((await openLocalTls(dataDir, names, inDays(370))).authority).toBe('kept');
  expect(read(certificateFile).serialNumber).not.toBe(before);
});

test('When this machine gets another private address, then the same authority vouches for it', async () => {
  const dataDir = temporaryFolder();
  await openLocalTls(dataDir, names, today);
  const moved = await openLocalTls(dataDir, ['10.4.5.6', 'localhost'], today);
  expect(moved.authority).toBe('kept');
  expect(read(moved.certificateFile).checkIP('10.4.5.6')).toBe('10.4.5.6');
});

test('When it gets a public address, then an authority for that one too is made', async () => {
  const dataDir = temporaryFolder();
  await openLocalTls(dataDir, names, today);
  const open = () => openLocalTls(dataDir, ['203.0.113.7', 'localhost'], today);
  expect((await open()).authority).toBe('replaced');
  expect((await open()).authority).toBe('kept');
});

test('The authority is believed for local names and its own, and for no web site', async () => {
  const now = new Date();
  const authority = await makeAuthority(['qarib.chu.example'], now);
  for (const name of ['192.168.7.7', 'qarib.local', 'qarib.chu.example', 'fd00::7']) {
    const leaf = await issueCertificate(authority, [name], now);
    expect([name, await isTrusted(leaf, authority.certificate)]).toEqual([name, true]);
  }
  for (const name of ['bank.example', '8.8.8.8', '2001:4860::8888']) {
    const leaf = await issueCertificate(authority, [name], now);
    expect([name, await isTrusted(leaf, authority.certificate)]).toEqual([name, false]);
  }
});
