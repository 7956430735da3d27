import { createWorker, type types } from 'mediasoup';
import { Echo } from './echo.ts';

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

  test('sends back what it gets', async () => {
    const message = new Promise<Buffer>((resolve) => answers.once('message', resolve));
    probes.send('probe 1');
    expect((await message).toString()).toBe('probe 1');
  });

  test('drops what no link check sends: too long, or too much', async () => {
    const heard: number[] = [];
    const last = new Promise<void>((resolve) =>
      answers.on('message', (message) => {
        heard.push(message.byteLength);
        if (message.byteLength === 7) resolve();
      }),
    );
    probes.send(Buffer.alloc(5_000));
    for (let count = 0; count < 200; count += 1) probes.send(Buffer.alloc(1_000));
    probes.send('the end');
    await last;
    expect(heard).not.toContain(5_000);
    expect(heard.filter((bytes) => bytes === 1_000).length).toBeLessThanOrEqual(65);
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
