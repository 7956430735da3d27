import { once } from 'node:events';
import { echoWordBytes, writeEchoProbe, type PictureWord } from '@qarib/contracts';
import type { types } from 'mediasoup';
import type { ControlPlane } from './control-plane.ts';
import { nurse, specialist } from './fixtures.ts';
import {
  joinWithMedia,
  onNewTransport,
  produce,
  startNode,
  stopNode,
  type Harness,
} from './harness.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

const roomId = 'session-1';
/** More lines than any screen has. */
const everything = 8_640;

describe('what the others can make use of', () => {
  let harness: Harness;
  let control: ControlPlane;
  const made = new Map<string, types.Producer>();
  const taps: types.DataConsumer[] = [];

  beforeAll(async () => {
    onNewTransport((transport) => {
      transport.observer.on('newproducer', (producer) => made.set(producer.id, producer));
      transport.observer.on('newdataconsumer', (tap) => taps.push(tap));
    });
    harness = await startNode();
    control = harness.control;
  });
  afterAll(() => stopNode(harness));
  afterEach(async () => {
    await control.request('room:close', { roomId });
    control.forget();
  });

  /** The nurse is alone, then the specialist comes. */
  async function bothJoin() {
    const first = await joinWithMedia(control, roomId, nurse);
    const second = await joinWithMedia(control, roomId, specialist);
    const camera = second.consumers.find(({ source }) => source === 'camera');
    if (!camera) throw new Error('no camera');
    const ref = { roomId, peerId: specialist };
    await control.request('consumer:resume', { ...ref, consumerId: camera.id });
    return { first, second, watch: { ...ref, consumerId: camera.id } };
  }

  /** Where a browser's probes come out for the node to answer: no browser is there to send any. */
  async function echoOf(peerId: string, transportId: string) {
    const ref = { roomId, peerId, transportId };
    const sctpStreamParameters = { streamId: 0, ordered: false, maxRetransmits: 0 };
    await control.request('echo:produce', { ...ref, sctpStreamParameters });
    let sequence = 0;
    return {
      say(pictures: PictureWord, downKbps?: number) {
        sequence += 1;
        const said = { sequence, answerBytes: 6, pictures, downKbps };
        const probe = writeEchoProbe(said, echoWordBytes);
        taps.at(-1)?.emit('message', Buffer.from(probe), 53);
      },
    };
  }

  test('whoever is alone is asked for no picture', async () => {
    const { demand, cameraId } = await joinWithMedia(control, roomId, nurse);
    expect(demand).toEqual({ version: 1, pictures: [{ producerId: cameraId, lines: 0 }] });
  });

  test('whoever is alone and switches the camera on later is asked for no picture either', async () => {
    const { cameraId, ...lobby } = await joinWithMedia(control, roomId, nurse);
    await control.request('producer:close', { roomId, peerId: nurse, producerId: cameraId });
    const told = control.next('peer:demand-changed');
    const ref = { roomId, peerId: nurse, transportId: lobby.sendTransport.id };
    const producerId = await produce(control, ref, 'camera');
    expect((await told).demand).toMatchObject({ pictures: [{ producerId, lines: 0 }] });
  });

  test('a picture that begins later is asked for without a word that nobody looks', async () => {
    const { first } = await bothJoin();
    control.forget();
    const told = control.next('peer:demand-changed');
    const ref = { roomId, peerId: nurse, transportId: first.sendTransport.id };
    const producerId = await produce(control, ref, 'camera');
    expect((await told).demand).toMatchObject({ pictures: [{ producerId, lines: everything }] });
  });

  test('a picture is asked for once somebody is ready for it, and of a newcomer at once', async () => {
    const told = control.next('peer:demand-changed');
    const { first, second } = await bothJoin();
    expect(await told).toEqual({
      roomId,
      peerId: nurse,
      demand: { version: 2, pictures: [{ producerId: first.cameraId, lines: everything }] },
    });
    expect(second.demand).toEqual({
      version: 1,
      pictures: [{ producerId: second.cameraId, lines: everything }],
    });
  });

  test('it follows the size at which the picture is shown, down to not at all', async () => {
    const { first, watch } = await bothJoin();
    control.forget();
    for (const [version, lines] of [180, 0, 720].entries()) {
      const told = control.next('peer:demand-changed');
      await control.request('consumer:watch', { ...watch, lines });
      expect(await told).toMatchObject({
        peerId: nurse,
        demand: { version: version + 3, pictures: [{ producerId: first.cameraId, lines }] },
      });
    }
  });

  test('what a link carries is passed on, and small changes of it are not', async () => {
    const { second } = await bothJoin();
    const echo = await echoOf(specialist, second.sendTransport.id);
    control.forget();
    const measure = (kbps: number) => echo.say({ isSparing: false, sent: [] }, kbps);
    const told = control.next('peer:demand-changed');
    measure(64);
    expect(await told).toMatchObject({ demand: { bestKbps: 64, poorestKbps: 64 } });
    const toldAgain = control.next('peer:demand-changed');
    measure(66);
    measure(384);
    expect(await toldAgain).toMatchObject({ peerId: nurse, demand: { bestKbps: 384 } });
  });

  test('a sender may send fewer layers, or none for a while', async () => {
    const { first } = await bothJoin();
    const adapt = { roomId, peerId: nurse, producerId: first.cameraId };
    for (const layers of [1, 0, 3])
      expect(await control.request('producer:adapt', { ...adapt, layers })).toEqual({});
  });

  test('a picture its sender has no room for rests, so that its layers are not judged by the silence', async () => {
    const { first } = await bothJoin();
    const adapt = { roomId, peerId: nurse, producerId: first.cameraId };
    const producer = made.get(first.cameraId);
    if (!producer) throw new Error('no producer');
    const resting = once(producer.observer, 'pause');
    await control.request('producer:adapt', { ...adapt, layers: 0 });
    expect(producer.paused).toBe(false);
    await resting;
    await control.request('producer:adapt', { ...adapt, layers: 1 });
    expect(producer.paused).toBe(false);
  });

  test('a picture is back as soon as its sender says so along with its media, however late its signalling', async () => {
    const { first } = await bothJoin();
    const producer = made.get(first.cameraId);
    const probes = await echoOf(nurse, first.sendTransport.id);
    if (!producer) throw new Error('no producer');
    const resting = once(producer.observer, 'pause');
    const adapt = { roomId, peerId: nurse, producerId: first.cameraId };
    await control.request('producer:adapt', { ...adapt, layers: 0 });
    await resting;
    const told = control.next('peer:picture-begun');
    probes.say({ isSparing: false, sent: ['camera'] });
    expect(await told).toEqual({ roomId, peerId: nurse, source: 'camera' });
    expect(producer.paused).toBe(false);
  });

  test('what its person has switched off stays off, however much room there is', async () => {
    const { first } = await bothJoin();
    const ref = { roomId, peerId: nurse, producerId: first.cameraId };
    await control.request('producer:pause', ref);
    await control.request('producer:adapt', { ...ref, layers: 0 });
    await control.request('producer:adapt', { ...ref, layers: 3 });
    expect(made.get(first.cameraId)?.paused).toBe(true);
    await control.request('producer:resume', ref);
    expect(made.get(first.cameraId)?.paused).toBe(false);
  });
});
