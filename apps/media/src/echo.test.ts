import {
  echoWordBytes,
  readEchoProbe,
  writeEchoProbe,
  type MediaSource,
  type PictureWord,
} from '@qarib/contracts';
import { createWorker, type types } from 'mediasoup';
import { Echo } from './echo.ts';

// Real processes start here, on machines that may be busy with other tests.
jest.setTimeout(30_000);

/** DirectTransports stand for the peer's two, so that the test itself is the browser's end. */
describe('the echo', () => {
  let worker: types.Worker;
  let router: types.Router;
  let sending: types.DirectTransport;
  let receiving: types.DirectTransport;
  let echo: Echo;
  let probes: types.DataProducer;
  let answers: types.DataConsumer;

  beforeAll(async () => {
    const workerBin = process.env.MEDIASOUP_WORKER_BIN;
    worker = await createWorker({ logLevel: 'none', ...(workerBin ? { workerBin } : {}) });
  });
  afterAll(() => worker.close());

  beforeEach(async () => {
    router = await worker.createRouter();
    sending = await router.createDirectTransport();
    receiving = await router.createDirectTransport();
    sending.observer.once('newdataproducer', (made) => (probes = made));
    receiving.observer.once('newdataconsumer', (made) => (answers = made));
    echo = await Echo.create(router, receiving);
    await echo.produce(sending, { streamId: 0 });
  });
  afterEach(() => router.close());

  const probe = (sequence: number, answerBytes: number, totalBytes = 0) =>
    Buffer.from(writeEchoProbe({ sequence, answerBytes }, totalBytes));

  const say = (sequence: number, pictures: PictureWord, downKbps?: number) => {
    const said = { sequence, answerBytes: 6, pictures, downKbps };
    probes.send(Buffer.from(writeEchoProbe(said, echoWordBytes)));
  };

  test('answers a probe as long as it was asked to, however long the probe was', async () => {
    const heard: Buffer[] = [];
    const second = new Promise<void>((resolve) =>
      answers.on('message', (message) => heard.push(message) === 2 && resolve()),
    );
    probes.send(probe(1, 1_000));
    probes.send(probe(2, 6, 1_000));
    await second;
    expect(heard.map((message) => message.byteLength)).toEqual([1_000, 6]);
    expect(heard.map((message) => readEchoProbe(message)?.sequence)).toEqual([1, 2]);
  });

  test('hears the wish for no pictures, and that it is over', async () => {
    const heard: boolean[] = [];
    const both = new Promise<void>((resolve) =>
      echo.onSparing((isSparing) => heard.push(isSparing) === 2 && resolve()),
    );
    for (const isSparing of [true, true, false]) say(1, { isSparing, sent: [] });
    await both;
    expect(heard).toEqual([true, false]);
  });

  test('hears that a picture is sent again, and no word that was overtaken by a later one', async () => {
    const heard: string[] = [];
    const last = new Promise<void>((resolve) =>
      echo.onBegun((source) => {
        heard.push(source);
        if (source === 'screen') resolve();
      }),
    );
    const words: [number, MediaSource[]][] = [
      [1, ['camera']],
      [3, []],
      [2, ['camera']],
      [4, ['camera']],
      [5, ['camera']],
      [6, ['camera', 'screen']],
    ];
    for (const [sequence, sent] of words) say(sequence, { isSparing: false, sent });
    await last;
    expect(heard).toEqual(['camera', 'camera', 'screen']);
  });

  test('hears what reaches the peer, and nothing that was overtaken by a later word', async () => {
    const heard: number[] = [];
    const last = new Promise<void>((resolve) =>
      echo.onMeasured((kbps) => {
        heard.push(kbps);
        if (kbps === 384) resolve();
      }),
    );
    const words: [number, number | undefined][] = [
      [1, 64],
      [3, 48],
      [2, 500],
      [4, undefined],
      [5, 384],
    ];
    for (const [sequence, kbps] of words) say(sequence, { isSparing: false, sent: [] }, kbps);
    await last;
    expect(heard).toEqual([64, 48, 384]);
  });

  test('drops what no link check sends: malformed, too long, or too much', async () => {
    const heard: (number | undefined)[] = [];
    const last = new Promise<void>((resolve) =>
      answers.on('message', (message) => {
        heard.push(readEchoProbe(message)?.sequence);
        if (heard.at(-1) === 99) resolve();
      }),
    );
    probes.send('x');
    probes.send(Buffer.alloc(5_000));
    probes.send(probe(1, 65_000));
    for (let count = 0; count < 200; count += 1) probes.send(probe(2, 1_000));
    probes.send(probe(99, 6));
    await last;
    expect(heard).not.toContain(1);
    expect(heard.filter((sequence) => sequence === 2).length).toBeLessThanOrEqual(65);
  });

  test('a second sending half takes the place of the first', async () => {
    const closed = new Promise<void>((resolve) => probes.observer.once('close', resolve));
    await echo.produce(sending, { streamId: 1 });
    await closed;
  });

  test('closing ends it on every transport', async () => {
    const closed = new Promise<void>((resolve) => answers.once('dataproducerclose', resolve));
    echo.close();
    await closed;
    const { mapDataConsumerIdDataProducerId } = await router.dump();
    expect(mapDataConsumerIdDataProducerId).toEqual([]);
  });
});
