import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io } from 'socket.io-client';
import { socketSignalling, type QaribSocket } from '../src/index.ts';
import { consultationId, preparation } from './fixtures.ts';

describe('signalling over Socket.IO', () => {
  const http = createServer();
  const server = new Server(http);
  let socket: QaribSocket;
  let remote: ServerSocket;
  let answer: unknown;

  beforeAll(async () => {
    http.listen(0);
    await once(http, 'listening');
  });
  afterAll(() => server.close());

  beforeEach(async () => {
    const connection = new Promise<ServerSocket>((resolve) => server.once('connection', resolve));
    const { port } = http.address() as AddressInfo;
    socket = io(`http://localhost:${port}`, { transports: ['websocket'], forceNew: true });
    remote = await connection;
    remote.onAny((_name, _payload, ack: (reply: unknown) => void) => ack(answer));
    if (!socket.connected) await new Promise<void>((resolve) => socket.once('connect', resolve));
  });
  afterEach(() => socket.close());

  const prepare = () => socketSignalling(socket).request('call:prepare', { consultationId });

  test('an answer is parsed: what the contract does not know is left out', async () => {
    answer = { ok: true, data: { ...preparation(1), internals: 'of the server' } };
    expect(await prepare()).toEqual(preparation(1));
  });

  test('a refusal carries its code', async () => {
    answer = { ok: false, error: { code: 'NOT_FOUND', message: 'Not found' } };
    await expect(prepare()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each([
    [undefined],
    ['yes'],
    [{ ok: true }],
    [{ ok: true, data: { ...preparation(1), peerId: 7 } }],
    [{ ok: false, error: { code: 'UNHEARD_OF', message: '' } }],
  ])('what is no answer is refused: %j', async (ack) => {
    answer = ack;
    await expect(prepare()).rejects.toMatchObject({ code: 'SIGNALLING_INVALID' });
  });

  test('nothing is kept for later while there is no connection', async () => {
    const changes: boolean[] = [];
    const signalling = socketSignalling(socket);
    const gone = new Promise<void>((resolve) =>
      signalling.onConnectionChange((isConnected) => {
        changes.push(isConnected);
        resolve();
      }),
    );
    remote.disconnect();
    await gone;
    expect(signalling.isConnected).toBe(false);
    await expect(prepare()).rejects.toMatchObject({ code: 'SIGNALLING_LOST' });
    expect(changes).toEqual([false]);
  });

  test('facts are parsed too, and those that are none are dropped', async () => {
    const signalling = socketSignalling(socket);
    const heard: unknown[] = [];
    const second = new Promise<void>((resolve) => {
      const stop = signalling.on('consultation:finished', (fact) => {
        heard.push(fact);
        stop();
        resolve();
      });
    });
    remote.emit('consultation:finished', { consultationId: 7 });
    remote.emit('consultation:finished', { consultationId, note: 'not for here' });
    await second;
    expect(heard).toEqual([{ consultationId }]);
  });
});
