import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:net';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { type Stack, startStack } from './stack.ts';

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

let stack: Stack;
let notices: string[];
let authority: string;

beforeAll(async () => {
  notices = [];
  stack = await startStack({
    dataDir: path.join(temporaryFolder(), 'data'),
    env: {
      QARIB_PORT: '0',
      QARIB_MEDIA_PORT: '0',
      QARIB_MEDIA_WORKERS: '1',
      MONGODB_URI: '',
      EMBEDDED_DB: 'embedded',
      QARIB_ORIGIN: '',
    },
    host: '0.0.0.0',
    isHttps: true,
    onNotice: (text) => notices.push(text),
  });
  authority = readFileSync(stack.local?.authorityFile ?? '', 'utf8');
});
afterAll(() => stack.stop());

type Answer = { status: number | undefined; headers: IncomingMessage['headers']; body: string };

async function get(
  scheme: 'http' | 'https',
  pathname: string,
  { body: sent = '', ...more }: RequestOptions & { body?: string } = {},
): Promise<Answer> {
  const options = { host: 'localhost', family: 4, port: stack.port, path: pathname, ...more };
  const request =
    scheme === 'http' ? plainRequest(options) : secureRequest({ ...options, ca: authority });
  request.end(sent);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

test('Who trusts the authority is served over https, by every name of this machine', async () => {
  expect(stack.origin).toMatch(/^https:/);
  for (const host of ['localhost', '127.0.0.1']) {
    const { status, headers } = await get('https', '/api/health', { host });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBeUndefined();
  }
});

test('Who comes without TLS is sent to https, and only to a name of ours', async () => {
  const { status, headers } = await get('http', '/consultations/7?a=b');
  expect(status).toBe(308);
  expect(headers.location).toBe(`https://localhost:${stack.port}/consultations/7?a=b`);
  const elsewhere = await get('http', '/', { headers: { Host: 'evil.example' } });
  expect(elsewhere.headers.location).toBe(`${stack.origin}/`);
});

test('The certificate to trust is read without TLS; its fingerprint is there, its key is not', async () => {
  const page = await get('http', '/certificate');
  expect(page.body).toContain(stack.local?.fingerprint);
  expect(page.headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  const file = await get('http', '/certificate/qarib.crt');
  expect(file.headers['content-type']).toBe('application/x-x509-ca-cert');
  expect(file.body.trim()).toBe(authority.trim());
  const leaks = ['/certificate/qarib.key', '/certificate/../data/tls/authority.key'];
  for (const each of leaks) expect((await get('https', each)).body).not.toContain('PRIVATE KEY');
});

async function signIn(origin: string): Promise<Answer> {
  const people = await get('https', '/api/demo/people');
  const [, practitionerId] = /"id":"([^"]+)"/.exec(people.body) ?? [];
  return get('https', '/api/demo/session', {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ practitionerId }),
  });
}

test('A session’s cookie goes over https alone, and only to pages of ours', async () => {
  const { status, headers } = await signIn(`https://localhost:${stack.port}`);
  expect(status).toBe(200);
  expect(headers['set-cookie']?.join()).toMatch(
    /^__Host-qarib-session=.*; Secure; SameSite=Strict/,
  );
  expect((await signIn('https://evil.example')).status).toBe(403);
  expect((await signIn(`http://localhost:${stack.port}`)).status).toBe(403);
});

test('Who connects and says nonsense is let go, and others are served', async () => {
  const socket = connect(stack.port, '127.0.0.1');
  socket.write('\u0016nonsense that is no handshake\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  expect((await get('https', '/api/health')).status).toBe(200);
});

test('A demo that others reach is said to be open', () => {
  expect(notices.join('\n')).toContain('can sign in as any demo person');
  expect(notices.join('\n')).not.toContain('plain http');
});
