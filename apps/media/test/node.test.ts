import { once } from 'node:events';
import { observer, type types } from 'mediasoup';
import { MediaNode } from '../src/node.ts';
import { ControlPlane } from './control-plane.ts';
import { clientDtls, nurse, specialist } from './fixtures.ts';
import {
  LogLines,
  configFor,
  enterLobby,
  joinWithMedia,
  produce,
  startNode,
  stopNode,
  type Harness,
} from './harness.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

const roomId = 'session-1';

describe('a media node with one worker', () => {
  let harness: Harness;
  let control: ControlPlane;
  let worker: types.Worker;

  beforeAll(async () => {
    observer.once('newworker', (made) => (worker = made));
    harness = await startNode();
    control = harness.control;
  });
  afterAll(() => stopNode(harness));
  afterEach(async () => {
    await control.request('room:close', { roomId });
    control.forget();
  });

  test('beats with what it carries', async () => {
    await enterLobby(control, roomId, nurse);
    await control.next('node:beat');
    expect(await control.next('node:beat')).toMatchObject({ roomCount: 1, peerCount: 1 });
  });

  test('a lobby gets two transports over UDP and TCP of one port, and an echo', async () => {
    const { sendTransport, recvTransport, echo } = await enterLobby(control, roomId, nurse);
    const ports = [sendTransport, recvTransport].flatMap(({ iceCandidates }) =>
      iceCandidates.map(({ protocol, port, address }) => `${protocol} ${address} ${port}`),
    );
    expect(ports).toHaveLength(4);
    expect(new Set(ports).size).toBe(2);
    expect(echo.sctpStreamParameters).toMatchObject({ ordered: false, maxPacketLifeTime: 3_000 });
    expect(
      await control.request('transport:connect', {
        roomId,
        peerId: nurse,
        transportId: sendTransport.id,
        dtlsParameters: clientDtls,
      }),
    ).toEqual({});
    const ice = await control.request('transport:restart-ice', {
      roomId,
      peerId: nurse,
      transportId: recvTransport.id,
    });
    expect(ice.usernameFragment).not.toBe(recvTransport.iceParameters.usernameFragment);
  });

  test('asked twice for the same room and peer, it answers the same', async () => {
    const first = await enterLobby(control, roomId, nurse);
    const second = await enterLobby(control, roomId, nurse);
    expect(second.sendTransport.id).toBe(first.sendTransport.id);
  });

  test('two who join receive each other, the second in the answer and the first by a fact', async () => {
    const first = await joinWithMedia(control, roomId, nurse);
    expect(first.consumers).toEqual([]);
    const second = await joinWithMedia(control, roomId, specialist);
    expect(
      second.consumers.map(({ source, peerId }) => `${source} of ${peerId}`).toSorted(),
    ).toEqual([`camera of ${nurse}`, `microphone of ${nurse}`]);
    const told = await control.next('consumers:created');
    expect(told.peerId).toBe(nurse);
    expect(told.consumers.map(({ source }) => source).toSorted()).toEqual(['camera', 'microphone']);
    for (const { id } of second.consumers)
      await control.request('consumer:resume', { roomId, peerId: specialist, consumerId: id });
    expect(await control.request('peer:read', { roomId, peerId: specialist })).toEqual({
      isJoined: true,
      consumers: expect.arrayContaining(second.consumers),
      demand: expect.anything(),
    });
  });

  test('two who join at the same moment receive each other exactly once', async () => {
    const lobbies = await Promise.all(
      [nurse, specialist].map(async (peerId) => {
        const { sendTransport, rtpCapabilities } = await enterLobby(control, roomId, peerId);
        await produce(control, { roomId, peerId, transportId: sendTransport.id }, 'microphone');
        return { peerId, rtpCapabilities };
      }),
    );
    await Promise.all(lobbies.map((lobby) => control.request('peer:join', { roomId, ...lobby })));
    for (const { peerId } of lobbies)
      expect((await control.request('peer:read', { roomId, peerId })).consumers).toHaveLength(1);
  });

  test('what is sent before joining stays in the lobby; a muted track is announced as muted', async () => {
    const { sendTransport } = await enterLobby(control, roomId, nurse);
    await joinWithMedia(control, roomId, specialist);
    const ref = { roomId, peerId: nurse };
    const transportId = sendTransport.id;
    const microphoneId = await produce(control, { ...ref, transportId }, 'microphone', true);
    expect((await control.request('peer:read', { roomId, peerId: specialist })).consumers).toEqual(
      [],
    );
    const { rtpCapabilities } = await enterLobby(control, roomId, nurse);
    await control.request('peer:join', { ...ref, rtpCapabilities });
    const [told] = (await control.next('consumers:created')).consumers;
    expect(told?.isProducerPaused).toBe(true);
    expect(await control.request('producer:resume', { ...ref, producerId: microphoneId })).toEqual({
      source: 'microphone',
    });
    const { consumers } = await control.request('peer:read', { roomId, peerId: specialist });
    expect(consumers).toMatchObject([{ isProducerPaused: false }]);
  });

  test('a track made after joining is told; a second of the same source replaces the first', async () => {
    await joinWithMedia(control, roomId, nurse);
    const { sendTransport } = await joinWithMedia(control, roomId, specialist);
    await control.next('consumers:created');
    const again = { roomId, peerId: specialist, transportId: sendTransport.id };
    const producerId = await produce(control, again, 'microphone');
    expect((await control.next('consumer:closed')).peerId).toBe(nurse);
    const [told] = (await control.next('consumers:created')).consumers;
    expect(told?.producerId).toBe(producerId);
  });

  test('a peer that goes takes its tracks from the others, and a room that goes leaves nothing', async () => {
    await joinWithMedia(control, roomId, nurse);
    await joinWithMedia(control, roomId, specialist);
    await control.request('peer:close', { roomId, peerId: specialist });
    await control.next('consumer:closed');
    await control.next('consumer:closed');
    const { consumers } = await control.request('peer:read', { roomId, peerId: nurse });
    expect(consumers).toEqual([]);
    await control.request('room:close', { roomId });
    expect(await control.refusal('peer:read', { roomId, peerId: nurse })).toBe('CALL_PEER_GONE');
    const { routerIds, channelMessageHandlers } = await worker.dump();
    expect(routerIds).toEqual([]);
    // What is left is the port every room shares.
    expect(channelMessageHandlers.channelRequestHandlers).toHaveLength(1);
    expect(control.pending('consumer:closed')).toEqual([]);
  });

  test('nobody acts on what is not theirs', async () => {
    const theirs = await joinWithMedia(control, roomId, nurse);
    const mine = await joinWithMedia(control, roomId, specialist);
    const [consumer] = (await control.next('consumers:created')).consumers;
    const me = { roomId, peerId: specialist };
    const unknown = 'CALL_TRANSPORT_UNKNOWN';
    const connect = { ...me, transportId: theirs.sendTransport.id, dtlsParameters: clientDtls };
    expect(await control.refusal('transport:connect', connect)).toBe(unknown);
    const restart = { ...me, transportId: theirs.recvTransport.id };
    expect(await control.refusal('transport:restart-ice', restart)).toBe(unknown);
    for (const command of ['producer:pause', 'producer:resume', 'producer:close'])
      expect(await control.refusal(command, { ...me, producerId: theirs.cameraId })).toBe(unknown);
    const resume = { ...me, consumerId: consumer?.id };
    expect(await control.refusal('consumer:resume', resume)).toBe(unknown);
    const echo = { ...me, sctpStreamParameters: { streamId: 0 } };
    const wrongWay = { ...echo, transportId: mine.recvTransport.id };
    expect(await control.refusal('echo:produce', wrongWay)).toBe(unknown);
    const elsewhere = { ...connect, roomId: 'session-2' };
    expect(await control.refusal('transport:connect', elsewhere)).toBe('CALL_PEER_GONE');
  });

  test('what is malformed, huge, unknown or makes no sense is refused, and nothing breaks', async () => {
    const { sendTransport } = await enterLobby(control, roomId, nurse);
    const me = { roomId, peerId: nurse };
    expect(await control.refusal('room:create', {})).toBe('INPUT_INVALID');
    expect(await control.refusal('room:create', undefined)).toBe('INPUT_INVALID');
    expect(await control.refusal('room:create', { roomId: 'x'.repeat(500_000) })).toBe(
      'INPUT_INVALID',
    );
    expect(await control.refusal('room:explode', me)).toBe('EVENT_UNKNOWN');
    expect(await control.refusal('constructor', me)).toBe('EVENT_UNKNOWN');
    const produceCommand = {
      ...me,
      transportId: sendTransport.id,
      source: 'microphone',
      kind: 'audio',
      isPaused: false,
    };
    const codec = { mimeType: 'audio/unheard-of', payloadType: 96, clockRate: 8_000 };
    const refused = { ...produceCommand, rtpParameters: { codecs: [codec] } };
    expect(await control.refusal('producer:create', refused)).toBe('CALL_MEDIA_REFUSED');
    const crowd = {
      ...produceCommand,
      rtpParameters: { codecs: Array.from({ length: 100_000 }, () => codec) },
    };
    expect(await control.refusal('producer:create', crowd)).toBe('INPUT_INVALID');
    const { recvTransport } = await enterLobby(control, roomId, nurse);
    expect(recvTransport.iceCandidates).not.toEqual([]);
  });

  test('logs carry ids and event names, and no key of a transport', async () => {
    const { sendTransport } = await enterLobby(control, roomId, nurse);
    expect(harness.log.lines.join('')).toContain('command:refused');
    expect(harness.log.lines.join('')).not.toContain(sendTransport.iceParameters.password);
  });
});

describe('a worker that dies', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startNode(2);
  });
  afterAll(() => stopNode(harness));
  afterEach(async () => {
    await harness.control.request('rooms:keep', { roomIds: [] });
    harness.control.forget();
  });

  test('loses its own rooms, is replaced, and no other room notices', async () => {
    const { control, node, log } = harness;
    // The least loaded worker gets the next room: one each.
    await joinWithMedia(control, 'session-a', nurse);
    await joinWithMedia(control, 'session-b', nurse);
    const [victim = 0] = node.workerPids;
    const replaced = log.next('worker:started');
    process.kill(victim, 'SIGKILL');
    const { roomId: lost } = await control.next('room:lost');
    const other = lost === 'session-a' ? 'session-b' : 'session-a';
    expect(await control.refusal('peer:read', { roomId: lost, peerId: nurse })).toBe(
      'CALL_PEER_GONE',
    );
    const arrival = await joinWithMedia(control, other, specialist);
    expect(arrival.consumers).toHaveLength(2);
    await replaced;
    expect(node.workerPids).toHaveLength(2);
    expect(node.workerPids).not.toContain(victim);
    await joinWithMedia(control, lost, nurse);
    expect(control.pending('room:lost')).toEqual([]);
    expect(control.pending('consumer:closed')).toEqual([]);
  });

  test('is also one that hangs: noticed, killed, replaced', async () => {
    const { control, node, log } = harness;
    await joinWithMedia(control, 'session-a', nurse);
    await joinWithMedia(control, 'session-b', nurse);
    const [victim = 0, other = 0] = node.workerPids;
    const hung = log.next('worker:hung');
    const replaced = log.next('worker:started');
    process.kill(victim, 'SIGSTOP');
    const { roomId: lost } = await control.next('room:lost');
    await Promise.all([hung, replaced]);
    expect(() => process.kill(victim, 0)).toThrow('ESRCH');
    expect(node.workerPids).toContain(other);
    expect(node.workerPids).toHaveLength(2);
    const arrival = await joinWithMedia(
      control,
      lost === 'session-a' ? 'session-b' : 'session-a',
      specialist,
    );
    expect(arrival.consumers).toHaveLength(2);
    expect(control.pending('room:lost')).toEqual([]);
  });
});

describe('a control plane that goes away', () => {
  test('finds the node again, and settles which rooms are left', async () => {
    const { control, node } = await startNode();
    await joinWithMedia(control, 'session-kept', nurse);
    await joinWithMedia(control, 'session-forgotten', nurse);
    const { port } = control;
    await control.close();
    const restarted = await ControlPlane.create(port);
    await restarted.connection();
    expect(
      await restarted.request('rooms:keep', { roomIds: ['session-kept', 'session-unheard-of'] }),
    ).toEqual({ roomIds: ['session-kept'] });
    const { isJoined } = await restarted.request('peer:read', {
      roomId: 'session-kept',
      peerId: nurse,
    });
    expect(isJoined).toBe(true);
    await stopNode({ control: restarted, node, log: new LogLines() });
  });

  test('refuses a wrong secret, and the node says so and runs on', async () => {
    const control = await ControlPlane.create();
    const log = new LogLines();
    const refused = log.next('control:unreachable');
    const config = { ...configFor(control, 1), nodeSecret: 'x'.repeat(40) };
    const node = await MediaNode.create(config, log.logger);
    await refused;
    expect(log.lines.join('')).toContain('"isRefused":true');
    expect(log.lines.join('')).not.toContain(config.nodeSecret);
    await stopNode({ control, node, log });
  });
});

test('closing is idempotent and ends the workers', async () => {
  const workers: types.Worker[] = [];
  const note = (worker: types.Worker) => workers.push(worker);
  observer.on('newworker', note);
  const harness = await startNode();
  observer.off('newworker', note);
  const [worker] = workers;
  if (!worker) throw new Error('a node has a worker');
  const ended = once(worker, 'subprocessclose');
  await stopNode(harness);
  harness.node.close();
  await ended;
});
