import { beatIntervalMs, rtpParameters } from '@qarib/contracts';
import { createWorker, type types } from 'mediasoup';
import type { WorkersConfig } from '@qarib/media/src/config.ts';
import { evenly } from '@qarib/media/src/evenly.ts';
import { MediaWorker } from '@qarib/media/src/media-worker.ts';
import { mediaCodecs } from '@qarib/media/src/media-settings.ts';
import { Room } from '@qarib/media/src/room.ts';
import { packetsOf, srtpTransport, type Load, type Sending } from './load.ts';

/** One room of two people, in and out: what was sent to it, and what it sent on. */
export type CarriedRoom = {
  readonly sendings: readonly Sending[];
  readonly consumerCount: number;
  packetsOut(): Promise<number>;
};

/** What carries the load: a worker on one core, and the code in charge of its rooms. */
export type Candidate = {
  readonly name: string;
  readonly pid: number;
  isAlive(): boolean;
  /** @param port where the first person's media goes, when not to the sink */
  addRoom(load: Load, port?: number): Promise<CarriedRoom>;
  close(): void;
};

const sumOf = async (entities: readonly types.Consumer[]) =>
  (await Promise.all(entities.map(packetsOf))).reduce((a, b) => a + b, 0);

/** mediasoup and nothing else: a router, two transports for each person, a consumer for each track. */
export async function bareMediasoup(workerBin: string): Promise<Candidate> {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  const addRoom = async (load: Load, port?: number): Promise<CarriedRoom> => {
    const router = await worker.createRouter({ mediaCodecs });
    const { rtpCapabilities } = router;
    const people = await Promise.all(
      [0, 1].map(async () => {
        const [send, recv] = [
          await router.createPlainTransport(srtpTransport),
          await router.createPlainTransport(srtpTransport),
        ];
        const sendings = await load.sendTo(send);
        const producers = await Promise.all(
          sendings.map((sending) =>
            send.produce({ kind: sending.kind, rtpParameters: sending.rtpParameters }),
          ),
        );
        return { recv, sendings, producers };
      }),
    );
    const consumers: types.Consumer[] = [];
    for (const [at, { recv }] of people.entries()) {
      await load.receiveFrom(recv, at === 0 ? port : undefined);
      for (const { id: producerId } of people[1 - at]?.producers ?? [])
        consumers.push(await recv.consume({ producerId, rtpCapabilities }));
    }
    return {
      sendings: people.flatMap(({ sendings }) => sendings),
      consumerCount: consumers.length,
      packetsOut: () => sumOf(consumers),
    };
  };
  return {
    name: 'bare mediasoup',
    pid: worker.pid,
    isAlive: () => !worker.closed,
    addRoom,
    close: () => worker.close(),
  };
}

type Made = {
  readonly transports: Promise<types.PlainTransport>[];
  readonly consumers: types.Consumer[];
};

/**
 * The router a room is given: the transports it asks for are those of the load, as no browser is there to
 * shake hands by ICE and DTLS. Everything else is the worker's own.
 */
function withoutBrowsers(router: types.Router, made: Made): types.Router {
  const createWebRtcTransport = () => {
    const transport = router.createPlainTransport({ ...srtpTransport, enableSctp: true });
    made.transports.push(transport);
    return transport.then((created) => {
      created.observer.on('newconsumer', (consumer) => made.consumers.push(consumer));
      return created;
    });
  };
  return new Proxy(router, {
    get(target, key) {
      if (key === 'createWebRtcTransport') return createWebRtcTransport;
      const value: unknown = Reflect.get(target, key, target);
      // Its private fields are the target's own.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

type Rooms = Pick<Candidate, 'addRoom' | 'close'>;

/** Qarib's rooms and peers on a worker, as the media node runs them. */
export function roomsOn(worker: MediaWorker): Rooms {
  const createRouter = worker.createRouter.bind(worker);
  let made: Made = { transports: [], consumers: [] };
  worker.createRouter = async (options) => withoutBrowsers(await createRouter(options), made);
  const rooms: Room[] = [];
  const beat = setInterval(
    () => evenly([...rooms], beatIntervalMs, (room) => void room.lookForMedia()),
    beatIntervalMs,
  );

  const addRoom = async (load: Load, port?: number): Promise<CarriedRoom> => {
    made = { transports: [], consumers: [] };
    const { consumers } = made;
    const silent = { tell: () => undefined, note: () => undefined };
    const room = await Room.create(`room-${rooms.length}`, worker, silent);
    rooms.push(room);
    const sendings: Sending[] = [];
    for (const [at, name] of ['nurse', 'specialist'].entries()) {
      const peer = await room.createPeer(name);
      const [send, recv] = await Promise.all(made.transports.slice(at * 2));
      if (!send || !recv) throw new Error('a peer has two transports');
      await load.receiveFrom(recv, at === 0 ? port : undefined);
      for (const sending of await load.sendTo(send)) {
        const source = sending.kind === 'audio' ? 'microphone' : 'camera';
        // As it would cross the wire.
        const told = rtpParameters.parse(sending.rtpParameters);
        await room.produce(name, send.id, source, sending.kind, told, false);
        sendings.push(sending);
      }
      await room.join(name, { rtpCapabilities: room.description.routerRtpCapabilities });
      for (const { id } of peer.consumers) await peer.resumeConsumer(id);
    }
    for (const consumer of consumers) await consumer.resume();
    return { sendings, consumerCount: consumers.length, packetsOut: () => sumOf(consumers) };
  };
  const close = () => {
    clearInterval(beat);
    for (const room of rooms) room.close();
  };
  return { addRoom, close };
}

/** Workers that listen on this machine alone, on any port. */
export const workersHere = (count: number, workerBin: string): WorkersConfig => ({
  count,
  listenIps: ['127.0.0.1'],
  announced: { addresses: [], portOffset: 0 },
  basePort: 0,
  workerBin,
});

/** Qarib's worker and rooms. */
export async function qaribRooms(workerBin: string): Promise<Candidate> {
  const worker = await MediaWorker.create(0, workersHere(1, workerBin));
  const rooms = roomsOn(worker);
  // As often as the media node does. One that does not answer is made to die; the climb then ends with it.
  const asking = setInterval(() => void worker.readUsage().catch(() => undefined), 400);
  const close = () => {
    clearInterval(asking);
    rooms.close();
    worker.close();
  };
  return {
    name: 'Qarib',
    pid: worker.pid,
    isAlive: () => worker.isAlive,
    addRoom: rooms.addRoom,
    close,
  };
}
