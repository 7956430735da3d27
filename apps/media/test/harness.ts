import { Writable } from 'node:stream';
import type { RtpCapabilities } from '@qarib/contracts';
import { observer, type types } from 'mediasoup';
import { pino, type Logger } from 'pino';
import { MediaNode } from '../src/node.ts';
import { ControlPlane, nodeSecret } from './control-plane.ts';
import { cameraRtp, microphoneRtp } from './fixtures.ts';

/** A logger whose lines a test can read and wait for. */
export class LogLines {
  readonly lines: string[] = [];
  #waiting: { event: string; resolve: () => void }[] = [];

  readonly logger: Logger = pino(
    { level: 'info' },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const line = chunk.toString();
        this.lines.push(line);
        const { event } = JSON.parse(line) as { event?: string };
        for (const waiting of this.#waiting) if (waiting.event === event) waiting.resolve();
        done();
      },
    }),
  );

  next(event: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ event, resolve }));
  }
}

export type Harness = { control: ControlPlane; node: MediaNode; log: LogLines };

export const configFor = (control: ControlPlane, workerCount: number) => ({
  controlUrl: control.url,
  nodeId: 'media-test',
  nodeSecret,
  logLevel: 'info',
  workers: {
    count: workerCount,
    listenIps: ['127.0.0.1'],
    announced: { addresses: [], portOffset: 0 },
    basePort: 0,
    workerBin: process.env.MEDIASOUP_WORKER_BIN,
  },
});

/** To be called before the node starts: tells of every transport its first worker makes. */
export function onNewTransport(handler: (transport: types.Transport) => void): void {
  observer.once('newworker', (worker) =>
    worker.observer.on('newrouter', (router) => router.observer.on('newtransport', handler)),
  );
}

export async function startNode(workerCount = 1): Promise<Harness> {
  const control = await ControlPlane.create();
  const log = new LogLines();
  const node = await MediaNode.create(configFor(control, workerCount), log.logger);
  await node.registered();
  await control.connection();
  return { control, node, log };
}

export async function stopNode({ control, node }: Harness): Promise<void> {
  node.close();
  await control.close();
}

/** Room and peer, as a lobby needs them. */
export async function enterLobby(control: ControlPlane, roomId: string, peerId: string) {
  const { routerRtpCapabilities } = await control.request('room:create', { roomId });
  const preparation = await control.request('peer:create', { roomId, peerId });
  return { rtpCapabilities: routerRtpCapabilities, ...preparation };
}

export async function produce(
  control: ControlPlane,
  ref: { roomId: string; peerId: string; transportId: string },
  source: 'microphone' | 'camera',
  isPaused = false,
): Promise<string> {
  const { producerId } = await control.request('producer:create', {
    ...ref,
    source,
    kind: source === 'microphone' ? 'audio' : 'video',
    rtpParameters: source === 'microphone' ? microphoneRtp : cameraRtp,
    isPaused,
  });
  return producerId;
}

/** A peer that sends microphone and camera and is in the call. */
export async function joinWithMedia(control: ControlPlane, roomId: string, peerId: string) {
  const lobby = await enterLobby(control, roomId, peerId);
  const ref = { roomId, peerId, transportId: lobby.sendTransport.id };
  const microphoneId = await produce(control, ref, 'microphone');
  const cameraId = await produce(control, ref, 'camera');
  const { consumers, demand } = await control.request('peer:join', {
    roomId,
    peerId,
    rtpCapabilities: lobby.rtpCapabilities satisfies RtpCapabilities,
  });
  return { ...lobby, microphoneId, cameraId, consumers, demand };
}
