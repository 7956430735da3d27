import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../start/ports.ts';
import { makePrivateFolder, writePrivateFile } from '../start/private-files.ts';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { openLocalTls } from '../tls/local-tls.ts';
import { checkTurn, type Finding } from './check-turn.ts';
import { findTurnserver, turnserverUser } from './find-turnserver.ts';
import { turnserverConf } from './turnserver-conf.ts';

const host = '127.0.0.1';
const secret = 'the-secret-of-the-relay-used-in-tests';
/** RFC 5737: nobody's, and inside a range that is denied by name. */
const mediaAddresses = ['192.0.2.77'];

const turnserver = findTurnserver(process.env);
const withCoturn = turnserver ? describe : describe.skip;

withCoturn(`coturn as it is configured${turnserver ? '' : ' - it is not installed'}`, () => {
  let relay: ChildProcess;
  let findings: Finding[];

  beforeAll(async () => {
    const dataDir = temporaryFolder();
    const folder = path.join(dataDir, 'turn');
    makePrivateFolder(folder);
    const local = await openLocalTls(dataDir, [host], new Date());
    const port = await findFreePort([host], 0);
    const { certificateFile, keyFile } = local;
    const user = turnserverUser();
    const certified = { certificateFile, keyFile, user, folder };
    const conf = { realm: host, port, listen: [host], secret, mediaAddresses, ...certified };
    const config = path.join(folder, 'turnserver.conf');
    writePrivateFile(config, turnserverConf(conf));
    relay = startRelay({ config, address: host, port: String(port), watch: certificateFile });
    await once(relay, 'message');
    const authority = readFileSync(local.authorityFile, 'utf8');
    findings = await checkTurn({ host, port, secret, mediaAddresses, authority }, new Date());
  }, 30_000);

  afterAll(async () => {
    relay.kill('SIGTERM');
    await once(relay, 'exit');
    removeTemporaryFolders();
  });

  test('lets in who has a credential of ours that has not ended, and nobody else', () => {
    expect(resultOf('an allocation, IPv4')).toBe('made');
    expect(resultOf('a credential that has ended')).toBe('refused (401)');
    expect(resultOf('a credential of another secret')).toBe('refused (401)');
  });

  test('relays to media nodes, and neither to this machine, nor the networks behind, nor the world', () => {
    expect(resultOf('to the media node 192.0.2.77')).toBe('relayed');
    for (const each of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '8.8.8.8'])
      expect([each, resultOf(`to ${each}`)]).toEqual([each, 'refused (403)']);
    expect(findings.filter(({ isWell }) => !isWell)).toEqual([]);
  });

  const resultOf = (what: string) => findings.find((each) => each.what === what)?.result;
});

function startRelay(options: Record<string, string>): ChildProcess {
  const all = { turnserver: turnserver ?? '', ...options };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  return spawn(process.execPath, [path.join(__dirname, 'run-turnserver.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
