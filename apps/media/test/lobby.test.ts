import type { types } from 'mediasoup';
import type { ControlPlane } from './control-plane.ts';
import { nurse, specialist } from './fixtures.ts';
import {
  enterLobby,
  joinWithMedia,
  onNewTransport,
  startNode,
  stopNode,
  type Harness,
} from './harness.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

const roomId = 'session-1';
const me = { roomId, peerId: specialist };

describe('in the lobby', () => {
  let harness: Harness;
  let control: ControlPlane;
  const made = new Map<string, types.Consumer>();
  const isFlowing = ({ id }: { readonly id: string }) => made.get(id)?.paused === false;

  beforeAll(async () => {
    onNewTransport((transport) =>
      transport.observer.on('newconsumer', (consumer) => made.set(consumer.id, consumer)),
    );
    harness = await startNode();
    control = harness.control;
  });
  afterAll(() => stopNode(harness));
  afterEach(async () => {
    await control.request('room:close', { roomId });
    control.forget();
  });

  test('what is sent in the call is made ready, and flows from the join on', async () => {
    await joinWithMedia(control, roomId, nurse);
    const { rtpCapabilities } = await enterLobby(control, roomId, specialist);
    const { consumers } = await control.request('peer:await-media', { ...me, rtpCapabilities });
    expect(consumers.map(({ source }) => source).toSorted()).toEqual(['camera', 'microphone']);
    for (const { id } of consumers)
      await control.request('consumer:resume', { ...me, consumerId: id });
    expect(consumers.filter(isFlowing)).toEqual([]);
    const joined = await control.request('peer:join', { ...me, rtpCapabilities });
    expect(joined.consumers).toEqual(consumers);
    expect(consumers.every(isFlowing)).toBe(true);
  });

  test('what the browser has not built does not flow at the join', async () => {
    await joinWithMedia(control, roomId, nurse);
    const { rtpCapabilities } = await enterLobby(control, roomId, specialist);
    const { consumers } = await control.request('peer:await-media', { ...me, rtpCapabilities });
    await control.request('peer:join', { ...me, rtpCapabilities });
    expect(consumers.filter(isFlowing)).toEqual([]);
    for (const { id } of consumers)
      await control.request('consumer:resume', { ...me, consumerId: id });
    expect(consumers.every(isFlowing)).toBe(true);
  });

  test('whoever joins is made ready for those who wait, and is looked at by nobody', async () => {
    const { rtpCapabilities } = await enterLobby(control, roomId, specialist);
    await control.request('peer:await-media', { ...me, rtpCapabilities });
    const { demand, cameraId } = await joinWithMedia(control, roomId, nurse);
    const told = await control.next('consumers:created');
    expect(told.peerId).toBe(specialist);
    for (const { id } of told.consumers)
      await control.request('consumer:resume', { ...me, consumerId: id });
    expect(demand).toEqual({ version: 1, pictures: [{ producerId: cameraId, lines: 0 }] });
    expect(control.pending('peer:demand-changed')).toEqual([]);
    await control.request('peer:close', { roomId, peerId: nurse });
    expect((await control.next('consumer:closed')).peerId).toBe(specialist);
  });
});
