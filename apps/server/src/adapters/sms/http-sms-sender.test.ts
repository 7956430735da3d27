import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpSmsSender, type SmsSettings } from './http-sms-sender.ts';

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
type Manner = 'accepts' | 'refuses' | 'hangs' | 'hangs-up' | 'redirects' | 'says-no' | 'floods';

const message = { id: 'r-1', to: '+212661112233', text: 'Rappel : "demain" à 9:30' };

describe('the SMS gateway', () => {
  let gateway: Server;
  let manner: Manner = 'accepts';
  let heard: Heard[] = [];
  let url = '';
  beforeAll(async () => {
    gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        if (manner === 'hangs') return;
        if (manner === 'hangs-up') request.socket.destroy();
        else if (manner === 'refuses') response.writeHead(402).end('no credit');
        else if (manner === 'redirects') response.writeHead(302, { Location: '/other' }).end();
        else if (manner === 'says-no') response.end('{"status":"rejected"}');
        else if (manner === 'floods') response.end('x'.repeat(1_000_000));
        else response.end('{"status":"queued"}');
      });
    });
    await new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send?from=qarib`;
  });
  beforeEach(() => {
    heard = [];
    manner = 'accepts';
  });
  afterAll(() => {
    gateway.closeAllConnections();
    gateway.close();
  });

  const sender = (settings: Partial<SmsSettings> = {}) =>
    createHttpSmsSender({
      url,
      method: 'POST',
      headers: { Authorization: 'Bearer {{secret}}' },
      body: '{"to":"{{to}}","text":"{{text}}"}',
      secret: 'the-secret',
      timeoutMs: 300,
      ...settings,
    });

  it('is told number and text, who asks, and which message it is', async () => {
    await sender().send(message);
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ to: message.to, text: message.text });
    expect(heard[0]?.headers).toMatchObject({
      authorization: 'Bearer the-secret',
      'idempotency-key': 'r-1',
    });
  });

  it('is told the same in a form', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await sender({ headers: form, body: 'to={{to}}&text={{text}}' }).send(message);
    expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
      to: message.to,
      text: message.text,
    });
  });

  it.each([
    ['refuses', 'refused'],
    ['redirects', 'refused'],
    ['hangs', 'timed-out'],
    ['hangs-up', 'unreachable'],
  ] as const)('that %s has sent nothing: %s', async (how, problem) => {
    manner = how;
    await expect(sender().send(message)).rejects.toMatchObject({ problem });
    expect(heard).toHaveLength(1);
  });

  it('that answers 200 and no is believed to mean no', async () => {
    const strict = sender({ success: /"status":"queued"/ });
    await expect(strict.send(message)).resolves.toBeUndefined();
    manner = 'says-no';
    await expect(strict.send(message)).rejects.toMatchObject({ problem: 'refused' });
  });

  it('is read up to a limit', async () => {
    manner = 'floods';
    await expect(sender().send(message)).resolves.toBeUndefined();
  });

  it.each(['http://169.254.169.254/latest', 'http://[fe80::1]/', 'http://0.0.0.0/'])(
    'is not at %s',
    async (elsewhere) => {
      const send = sender({ url: elsewhere }).send(message);
      await expect(send).rejects.toMatchObject({ problem: 'unreachable' });
    },
  );
});
