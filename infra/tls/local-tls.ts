import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { makePrivateFolder, writePrivateFile } from '../start/private-files.ts';
import { issueCertificate, makeAuthority, type KeyPair } from './certificates.ts';
import { isAddress, permitsAll } from './permitted-names.ts';

/** Certificates end without anybody watching, so a new one is made this long before. */
const renewalDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export type LocalTls = {
  /** The authority's certificate, which people are asked to trust; its key never leaves the folder. */
  readonly authorityFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  /** SHA-256 of the authority's certificate, as browsers show it. */
  readonly fingerprint: string;
  /** Nobody trusts it yet; `replaced` when people trusted one that is not believed for these names. */
  readonly authority: 'kept' | 'made' | 'replaced';
};

/** The installation's own certificates for these names; what is missing, ending or too narrow is made. */
export async function openLocalTls(
  dataDir: string,
  names: readonly string[],
  now: Date,
): Promise<LocalTls> {
  const folder = path.join(dataDir, 'tls');
  makePrivateFolder(folder);
  const authority = new PairOfFiles(path.join(folder, 'authority'));
  const server = new PairOfFiles(path.join(folder, 'server'));
  const before = authority.read();
  const isUsable = before && lastsOn(before, now) && permitsAll(before.certificate, names);
  if (before && !isUsable) authority.setAside(now);
  const kept = isUsable ? before : undefined;
  const trusted = kept ?? (await makeAuthority(names, now));
  if (!kept) authority.write(trusted);
  const leaf = server.read();
  if (!leaf || !isIssuedFor(leaf, trusted, names) || !lastsOn(leaf, now))
    server.write(await issueCertificate(trusted, names, now));
  return {
    authorityFile: authority.certificateFile,
    certificateFile: server.certificateFile,
    keyFile: server.keyFile,
    fingerprint: new X509Certificate(trusted.certificate).fingerprint256,
    authority: kept ? 'kept' : before ? 'replaced' : 'made',
  };
}

function lastsOn({ certificate }: KeyPair, now: Date): boolean {
  const { validToDate } = new X509Certificate(certificate);
  return validToDate.getTime() - now.getTime() > renewalDays * dayMs;
}

function isIssuedFor({ certificate }: KeyPair, authority: KeyPair, names: readonly string[]) {
  const leaf = new X509Certificate(certificate);
  const issuer = new X509Certificate(authority.certificate);
  const isNamed = (name: string) =>
    (isAddress(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined;
  return leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey) && names.every(isNamed);
}

class PairOfFiles {
  readonly certificateFile: string;
  readonly keyFile: string;

  constructor(base: string) {
    this.certificateFile = `${base}.crt`;
    this.keyFile = `${base}.key`;
  }

  read(): KeyPair | undefined {
    if (!existsSync(this.certificateFile) || !existsSync(this.keyFile)) return undefined;
    return {
      certificate: readFileSync(this.certificateFile, 'utf8'),
      key: readFileSync(this.keyFile, 'utf8'),
    };
  }

  /** The certificate last: who sees a new one finds its key beside it. */
  write({ certificate, key }: KeyPair): void {
    writePrivateFile(this.keyFile, key);
    writePrivateFile(this.certificateFile, certificate);
  }

  setAside(now: Date): void {
    const when = now.toISOString().slice(0, 10);
    for (const file of [this.certificateFile, this.keyFile])
      renameSync(file, `${file}.until-${when}`);
  }
}
