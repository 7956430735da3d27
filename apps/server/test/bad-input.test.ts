import { request } from 'node:http';
import { io } from 'socket.io-client';
import { maxSignallingBytes, problem } from '@qarib/contracts';
import type { Browser, Connection } from './browser.ts';
import { requestBy } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
});
afterAll(() => stage.close());

const codeOf = (body: unknown) => problem.parse(body).code;

describe('When a page of another origin tries', () => {
  test('then a change over HTTP is refused', async () => {
    const page = await stage.signedIn(people.nurse);
    page.headers = { Origin: 'https://elsewhere.example' };
    expect((await page.refusedCall('signOut', {})).code).toBe('ORIGIN_FORBIDDEN');
    page.headers = {};
    expect((await page.refusedCall('signOut', {})).code).toBe('ORIGIN_FORBIDDEN');
  });

  test('then the signalling connection is refused', async () => {
    const page = await stage.signedIn(people.nurse);
    page.headers = { Origin: 'https://elsewhere.example' };
    await expect(page.connect()).rejects.toThrow('websocket error');
    page.headers = {};
    await expect(page.connect()).rejects.toMatchObject({ data: { code: 'ORIGIN_FORBIDDEN' } });
  });

  test('then without the CSRF token nothing changes', async () => {
    const page = await stage.signedIn(people.nurse);
    for (const token of ['', nurse.csrfToken]) {
      page.csrfToken = token;
      const refused = await page.refusedCall('chooseLanguage', { body: { language: 'en' } });
      expect(refused).toMatchObject({ code: 'CSRF_TOKEN_WRONG', status: 403 });
    }
  });
});

describe('When a request is not what it should be', () => {
  test.each([
    ['/api/consultations/../../etc/passwd'],
    ['/api/consultations/demo/attachments/..%2f..%2fetc%2fpasswd'],
    ['/api/consultations/demo/attachments/%252e%252e%252fpasswd'],
    ['/api/consultations/demo/attachments/photo%00.jpg'],
    ['/assets/..%5c..%5csecret'],
    ['/api/%zz'],
  ])('then the path %s is invalid', async (path) => {
    const answer = await sendAsItIs('PUT', path);
    expect(answer).toMatchObject({ status: 400, code: 'PATH_INVALID' });
  });

  test('then broken, huge and unexpected bodies have their codes', async () => {
    const send = async (body: string) => {
      const answer = await nurse.send('POST', '/api/patients', body, 'application/json');
      return codeOf(answer.body);
    };
    await expect(send('{"familyName":')).resolves.toBe('INPUT_INVALID');
    await expect(send(JSON.stringify({ a: 'x'.repeat(300_000) }))).resolves.toBe('INPUT_TOO_LARGE');
    await expect(send('[]')).resolves.toBe('INPUT_INVALID');
  });

  test.each(['gzip', 'br', 'deflate'])(
    'then a body that is not %s as it says is invalid, and no fault of ours',
    async (encoding) => {
      const liar = await stage.signedIn(people.nurse);
      liar.headers = { ...liar.headers, 'Content-Encoding': encoding };
      const { status, body } = await liar.send('POST', '/api/patients', '{}', 'application/json');
      expect([status, codeOf(body)]).toEqual([422, 'INPUT_INVALID']);
    },
  );

  test('then an unknown address is not found, in the same shape', async () => {
    const { status, headers, body } = await nurse.send('GET', '/api/nothing-here');
    expect(status).toBe(404);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
    expect(problem.parse(body)).toMatchObject({
      type: 'urn:qarib:error:NOT_FOUND',
      title: 'not found',
      status: 404,
    });
  });

  /** `fetch` would tidy the path up. */
  const sendAsItIs = (method: string, path: string) =>
    new Promise<{ status: number | undefined; code: string }>((resolve, reject) => {
      const headers = { Origin: 'http://qarib.test' };
      request(stage.url, { method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, code: codeOf(JSON.parse(text)) }),
        );
      })
        .on('error', reject)
        .end();
    });
});

describe('When a signalling event is not what it should be', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await (await stage.signedIn(people.neurologist)).connect();
  });

  test('then missing and wrong fields are named', async () => {
    for (const payload of [undefined, null, 'text', {}, { consultationId: { $ne: '' } }]) {
      const refused = await connection.refused('consultation:accept', payload);
      expect(refused.code).toBe('INPUT_INVALID');
      expect(refused.issues).toHaveLength(1);
    }
  });

  test('then an unknown event is answered so, even one every object has', async () => {
    for (const name of ['consultation:explode', 'toString', '__proto__']) {
      expect((await connection.refused(name, {})).code).toBe('EVENT_UNKNOWN');
    }
  });

  test('then a missing ack does no harm', async () => {
    connection.socket.emit('consultation:accept', { consultationId: 'any-id' });
    connection.socket.emit('consultation:accept');
    connection.socket.emit('nonsense', 1, 2, 3);
    await connection.settle();
    expect(connection.socket.connected).toBe(true);
  });

  test('then a flood is slowed down', async () => {
    const flood = Array.from({ length: 120 }, () => connection.refused('nonsense', {}));
    const codes = (await Promise.all(flood)).map(({ code }) => code);
    expect(codes).toContain('RATE_LIMITED');
    expect(codes).toContain('EVENT_UNKNOWN');
  });

  test('then a flood that does not stop is cut off, and nobody else is', async () => {
    const flooder = await (await stage.signedIn(people.otherNeurologist)).connect();
    for (let sent = 0; sent < 1000; sent += 1) flooder.socket.emit('nonsense', {});
    await flooder.closed();
    expect(connection.socket.connected).toBe(true);
  });

  test('then one too large ends the connection, and only that one', async () => {
    const large = await (await stage.signedIn(people.otherNeurologist)).connect();
    large.socket.emit('consultation:accept', { consultationId: 'x'.repeat(maxSignallingBytes) });
    await large.closed();
    expect(connection.socket.connected).toBe(true);
    await expect(nurse.call('readSession', {})).resolves.toBeDefined();
  });
});

describe('When somebody knocks at the wrong door', () => {
  test('then nobody unknown is let in', async () => {
    await expect(stage.browser().connect()).rejects.toMatchObject({
      data: { code: 'NOT_SIGNED_IN' },
    });
  });

  test("then a browser does not get into the media nodes' namespace", async () => {
    const socket = io(`${stage.url}/media-node`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { Origin: 'http://qarib.test', Cookie: nurse.cookie },
      auth: { nodeId: 'a-browser', secret: 'x'.repeat(40), workerCount: 1 },
    });
    const refused = await new Promise((resolve) => socket.once('connect_error', resolve));
    expect(refused).toMatchObject({ message: 'ORIGIN_FORBIDDEN' });
    socket.disconnect();
  });
});

test('When a refusal concerns a record, then the administrator can see it', async () => {
  const { id } = await requestBy(nurse);
  const other = await stage.signedIn(people.otherSitesNurse);
  await other.refusedCall('readConsultation', { params: { id } });
  const administrator = await stage.signedIn(people.administrator);
  const { entries } = await administrator.call('readAudit', {});
  const ofCase = entries.filter(({ entityId }) => entityId === id);
  expect(ofCase).toHaveLength(2);
  expect(ofCase).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        agentId: people.otherSitesNurse,
        action: 'read-consultation',
        outcome: 'refused',
        errorCode: 'NOT_FOUND',
      }),
      expect.objectContaining({
        agentId: people.nurse,
        action: 'request-consultation',
        outcome: 'success',
      }),
    ]),
  );
  expect((await nurse.refusedCall('readAudit', {})).code).toBe('NOT_FOUND');
});
