import { randomBytes } from 'node:crypto';
import { createWorker, type types } from 'mediasoup';
import { SpeechAndPicture, audio, video } from './speech-and-picture.ts';

const cryptoSuite = 'AEAD_AES_256_GCM';
/** A key of 32 bytes and a salt of 12. */
const keyBytes = 44;

export const codecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    preferredPayloadType: audio.payloadType,
  },
  {
    kind: 'video',
    mimeType: 'video/VP8',
    clockRate: 90_000,
    preferredPayloadType: video.payloadType,
  },
];

/** What every transport under test is: SRTP with AES-GCM both ways, over plain UDP. */
export const srtpTransport: types.PlainTransportOptions = {
  listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
  enableSrtp: true,
  srtpCryptoSuite: cryptoSuite,
};

const newKey = (): types.SrtpParameters => ({
  cryptoSuite,
  keyBase64: randomBytes(keyBytes).toString('base64'),
});

/** One sending person: how it is announced to the room, and how many packets it has sent. */
export type Sending = {
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
  packets(): Promise<number>;
};

/** People do not speak in step: with all of them in one phase it is their own crowd that each would wait for. */
const people = 20;

type Person = { readonly producers: readonly types.Producer[]; readonly source: SpeechAndPicture };

const plain = { listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, comedia: true } as const;

async function newPerson(router: types.Router, index: number): Promise<Person> {
  const entry = await router.createPlainTransport(plain);
  const produce = (kind: types.MediaKind, { payloadType, ssrc }: typeof audio) =>
    entry.produce({
      kind,
      rtpParameters: {
        codecs: [
          kind === 'audio'
            ? { mimeType: 'audio/opus', payloadType, clockRate: 48_000, channels: 2 }
            : { mimeType: 'video/VP8', payloadType, clockRate: 90_000 },
        ],
        encodings: [{ ssrc }],
      },
    });
  const producers = [await produce('audio', audio), await produce('video', video)];
  return { producers, source: new SpeechAndPicture(entry.tuple.localPort, index) };
}

export async function packetsOf(entity: types.Consumer | types.Producer): Promise<number> {
  const stats: readonly { type: string; packetCount: number }[] = await entity.getStats();
  return stats.reduce((sum, { packetCount }) => sum + packetCount, 0);
}

/** Workers of its own: one that multiplies the media of a few people, and one that takes in what comes back. */
export class Load {
  /** Where what comes out of the worker under test is sent. */
  readonly sinkPort: number;
  readonly #generator: types.Worker;
  readonly #sink: types.Worker;
  readonly #router: types.Router;
  readonly #people: readonly Person[];
  #next = 0;

  private constructor(
    generator: types.Worker,
    sink: types.Worker,
    router: types.Router,
    people: readonly Person[],
    sinkPort: number,
  ) {
    this.#generator = generator;
    this.#sink = sink;
    this.#router = router;
    this.#people = people;
    this.sinkPort = sinkPort;
  }

  static async create(workerBin: string): Promise<Load> {
    const [generator, sink] = await Promise.all([
      createWorker({ workerBin, logLevel: 'error' }),
      createWorker({ workerBin, logLevel: 'error' }),
    ]);
    const router = await generator.createRouter({ mediaCodecs: codecs });
    const end = await (await sink.createRouter()).createPlainTransport(plain);
    // Stopped: what arrives there costs the load nothing, as if it had left the machine.
    process.kill(sink.pid, 'SIGSTOP');
    const made = await Promise.all(
      Array.from({ length: people }, (_none, index) => newPerson(router, index)),
    );
    return new Load(generator, sink, router, made, end.tuple.localPort);
  }

  get pids(): readonly number[] {
    return [this.#generator.pid, this.#sink.pid];
  }

  start(): void {
    this.#people.forEach(({ source }, index) => source.start(index / people));
  }

  stop(): void {
    for (const { source } of this.#people) source.stop();
  }

  close(): void {
    for (const { source } of this.#people) source.close();
    this.#generator.close();
    process.kill(this.#sink.pid, 'SIGKILL');
  }

  /** Sends a person's microphone and camera to a transport under test. */
  async sendTo(target: types.PlainTransport): Promise<readonly Sending[]> {
    const transport = await this.#router.createPlainTransport(srtpTransport);
    if (!transport.srtpParameters) throw new Error('no SRTP');
    await transport.connect({
      ip: '127.0.0.1',
      port: target.tuple.localPort,
      srtpParameters: await connectTo(target, transport.tuple.localPort, transport.srtpParameters),
    });
    const { producers } = this.#people[this.#next % people] ?? { producers: [] };
    this.#next += 1;
    return Promise.all(
      producers.map(async (producer) => {
        const { rtpCapabilities } = this.#router;
        const consumer = await transport.consume({ producerId: producer.id, rtpCapabilities });
        const { rtpParameters } = consumer;
        return {
          kind: consumer.kind,
          rtpParameters: {
            codecs: rtpParameters.codecs
              .slice(0, 1)
              .map((codec) => ({ ...codec, rtcpFeedback: [] })),
            encodings: rtpParameters.encodings?.map(({ ssrc }) => ({ ssrc })) ?? [],
          },
          packets: () => packetsOf(consumer),
        };
      }),
    );
  }

  /** Sends what the person says, or shows, who was sent last to a port, too: what the load itself takes. */
  async sendStraight(port: number, wanted: types.MediaKind = 'audio'): Promise<void> {
    const transport = await this.#router.createPlainTransport(srtpTransport);
    await transport.connect({ ip: '127.0.0.1', port, srtpParameters: newKey() });
    const { producers } = this.#people[(this.#next - 1) % people] ?? { producers: [] };
    const { rtpCapabilities } = this.#router;
    for (const { id: producerId, kind } of producers)
      if (kind === wanted) await transport.consume({ producerId, rtpCapabilities });
  }

  /** Lets a transport under test send to a port that takes everything in. */
  async receiveFrom(target: types.PlainTransport, port = this.sinkPort): Promise<void> {
    await connectTo(target, port, newKey());
  }
}

/** Connects a transport under test; answers the key it encrypts with. */
async function connectTo(
  target: types.PlainTransport,
  port: number,
  srtpParameters: types.SrtpParameters,
): Promise<types.SrtpParameters> {
  await target.connect({ ip: '127.0.0.1', port, srtpParameters });
  if (!target.srtpParameters) throw new Error('no SRTP');
  return target.srtpParameters;
}
