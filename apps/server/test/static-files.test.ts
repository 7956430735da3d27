import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Stage } from './stage.ts';

const index = '<!doctype html><title>Qarib</title>';
const script = 'export const greeting = "salam";';
const worker = '// opens the pages without network';
let stage: Stage;
let webDir: string;

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'qarib-web-'));
  await mkdir(join(webDir, 'assets'));
  for (const [name, text] of [
    ['index.html', index],
    ['assets/app-1a2b3c4d.js', script],
    ['sw.js', worker],
  ] as const) {
    await writeFile(join(webDir, name), text);
    await writeFile(join(webDir, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(webDir, `${name}.gz`), gzipSync(text));
  }
  stage = await Stage.open({ webDir });
});
afterAll(async () => {
  await stage.close();
  await rm(webDir, { recursive: true, force: true });
});

const accepted = { Accept: 'text/html,*/*', 'Accept-Encoding': 'gzip, br' };

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(stage.url + path, { headers: { ...accepted, ...headers } });

/** `fetch` would ask every cache on the way to look again, and so be sent the whole page. */
const statusOf = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    httpGet(stage.url + path, { headers: { ...accepted, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

test('When a hashed file is asked for, then it comes compressed and for good', async () => {
  const answer = await get('/assets/app-1a2b3c4d.js');
  expect(answer.headers.get('Content-Encoding')).toBe('br');
  expect(answer.headers.get('Content-Type')).toMatch(/javascript/);
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  await expect(answer.text()).resolves.toBe(script);
  const plain = await get('/assets/app-1a2b3c4d.js', { 'Accept-Encoding': 'identity' });
  expect(plain.headers.get('Content-Encoding')).toBeNull();
});

test.each(['/', '/index.html', '/consultations/some-id'])(
  'When the page %s is asked for, then the index comes, checked each time',
  async (path) => {
    const answer = await get(path);
    await expect(answer.text()).resolves.toBe(index);
    expect(answer.headers.get('Cache-Control')).toBe('no-cache');
    const tag = answer.headers.get('ETag') ?? '';
    expect(tag).not.toBe('');
    await expect(statusOf(path, { 'If-None-Match': tag })).resolves.toBe(304);
  },
);

test('When a file is not there, then no page comes in its place', async () => {
  expect((await get('/assets/app-of-yesterday.js')).status).toBe(404);
  expect((await get('/api/nothing')).status).toBe(404);
});

test('When a page comes, then it may run only what is its own', async () => {
  const { headers } = await get('/');
  const policy = headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self' ws://qarib.test");
  expect(headers.get('Permissions-Policy')).toContain('camera=(self), microphone=(self)');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('When pages are not to open without network, then browsers are told to take back what they keep', async () => {
  const answer = await get('/sw.js');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  await expect(answer.text()).resolves.toBe(worker);
  await stage.restartControlPlane({ webDir, opensOffline: false });
  const takenBack = await get('/sw.js');
  expect(takenBack.headers.get('Content-Type')).toMatch(/javascript/);
  await expect(takenBack.text()).resolves.toContain('registration.unregister()');
});

test('When a page was answered, then its connection is kept over a pause of the person who reads it', async () => {
  const answer = await get('/');
  expect(answer.headers.get('Keep-Alive')).toBe('timeout=120');
});

test.each(['br', 'gzip'])(
  'When a list is asked for, then it comes compressed (%s)',
  async (encoding) => {
    const answer = await get('/api/demo/people', { 'Accept-Encoding': encoding });
    expect(answer.headers.get('Content-Encoding')).toBe(encoding);
    expect(await answer.json()).toHaveProperty('people');
  },
);
