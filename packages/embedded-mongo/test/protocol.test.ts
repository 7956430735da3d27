import { join } from 'node:path';
import { Long, serialize } from 'bson';
import fc from 'fast-check';
import { startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';
import { RawClient, frame, header, message } from './raw-client.ts';

const OP_QUERY = 2004;
const OP_MSG = 2013;
const OP_COMPRESSED = 2012;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

/** CRC-32C bit by bit, as the definition has it. */
const checksum = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1)
      value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
};

const withChecksum = (bytes: Buffer): Buffer => {
  const longer = Buffer.concat([bytes, Buffer.alloc(4)]);
  longer.writeInt32LE(longer.length, 0);
  longer.writeUInt32LE(longer.readUInt32LE(16) | 1, 16);
  longer.writeUInt32LE(checksum(longer.subarray(0, -4)), longer.length - 4);
  return longer;
};

const ping = { ping: 1, $db: 'test' };

describe('the wire protocol', () => {
  let running: Running;
  let raw: RawClient;
  beforeAll(async () => {
    running = await startServer();
  });
  afterAll(() => running.stop());
  const connect = (): Promise<RawClient> => RawClient.connect(join(running.folder, 'mongo.sock'));
  beforeEach(async () => {
    raw = await connect();
  });
  afterEach(() => raw.close());

  test('hello presents one member of a replica set that is primary', async () => {
    expect(await raw.run({ hello: 1 })).toMatchObject({
      ok: 1,
      isWritablePrimary: true,
      setName: 'embedded',
      hosts: [join(running.folder, 'mongo.sock')],
      maxWireVersion: 21,
      logicalSessionTimeoutMinutes: 30,
      maxBsonObjectSize: 16 * 1024 * 1024,
    });
  });

  test('the older hello in OP_QUERY is answered in OP_REPLY', async () => {
    const query = [
      int32(0),
      Buffer.from('admin.$cmd\0'),
      int32(0),
      int32(-1),
      serialize({ ismaster: 1 }),
    ];
    raw.send(frame(OP_QUERY, ...query));
    expect(await raw.reply()).toMatchObject({ ismaster: true, ok: 1 });
  });

  test('documents may come in a section of kind 1', async () => {
    const sequence: [string, { _id: number }[]] = ['documents', [{ _id: 1 }, { _id: 2 }]];
    raw.send(message({ insert: 'kind1', $db: 'test' }, { sequence }));
    expect(await raw.reply()).toMatchObject({ n: 2, ok: 1 });
  });

  test('a checksum is verified', async () => {
    raw.send(withChecksum(message(ping)));
    expect(await raw.reply()).toMatchObject({ ok: 1 });
    const wrong = withChecksum(message(ping));
    wrong.writeUInt32LE(1, wrong.length - 4);
    raw.send(wrong);
    await raw.closed();
  });

  test('moreToCome gets no answer, and the next message does', async () => {
    raw.send(message({ insert: 'silent', documents: [{ _id: 1 }], $db: 'test' }, { flags: 2 }));
    expect(await raw.run({ count: 'silent' })).toMatchObject({ n: 1 });
  });

  test('messages may come in pieces and in heaps', async () => {
    for (const byte of message(ping)) raw.send(Buffer.of(byte));
    expect(await raw.reply()).toMatchObject({ ok: 1 });
    raw.send(Buffer.concat([message(ping), message({ nope: 1, $db: 'test' }), message(ping)]));
    expect([await raw.reply(), await raw.reply(), await raw.reply()]).toMatchObject([
      { ok: 1 },
      { code: 59 },
      { ok: 1 },
    ]);
  });

  const body = (bytes: Uint8Array): Buffer => frame(OP_MSG, int32(0), Buffer.of(0), bytes);

  test.each<readonly [string, Buffer]>([
    ['a negative length', Buffer.concat([int32(-1), Buffer.alloc(12)])],
    ['a length above the limit', header(48_000_001, OP_MSG)],
    ['a length below a header', header(15, OP_MSG)],
    ['an unknown operation', frame(4711, Buffer.alloc(20))],
    ['a compressed message', frame(OP_COMPRESSED, Buffer.alloc(20))],
    ['an unknown required flag', message(ping, { flags: 4 })],
    ['a section of an unknown kind', frame(OP_MSG, int32(0), Buffer.of(9), serialize(ping))],
    ['a document longer than its message', body(Buffer.concat([int32(500), Buffer.alloc(20)]))],
    [
      'a sequence longer than its message',
      frame(OP_MSG, int32(0), Buffer.of(1), int32(999), Buffer.from('x\0')),
    ],
    [
      'two bodies',
      frame(OP_MSG, int32(0), Buffer.of(0), serialize(ping), Buffer.of(0), serialize(ping)),
    ],
    ['no body', frame(OP_MSG, int32(0), Buffer.of(1), int32(6), Buffer.from('x\0'))],
  ])('%s ends the connection, and only that one', async (_title, bytes) => {
    raw.send(bytes);
    await raw.closed();
    const other = await connect();
    expect(await other.run({ ping: 1 })).toMatchObject({ ok: 1 });
    other.close();
  });

  test('a document that is damaged inside a sound message is answered with InvalidBSON', async () => {
    const bytes = Buffer.from(serialize({ ...ping, inner: {} }));
    bytes.writeInt32LE(4000, bytes.indexOf('inner\0') + 6);
    raw.send(body(bytes));
    expect(await raw.reply()).toMatchObject({ ok: 0, code: 22 });
  });

  test('no bytes whatever stop the server', async () => {
    const sound = message({ find: 'c', filter: { a: [1, { b: 'x' }] }, $db: 'test' });
    const damage = fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, byte] of changes) bytes[at] = byte;
        const client = await connect();
        client.send(bytes);
        client.close();
      }),
      { numRuns: 200 },
    );
    expect(await raw.run({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test.each([
    [{ nope: 1 }, 59, 'CommandNotFound'],
    [{ find: 'c', nope: 1 }, 40415, 'Location40415'],
    [{ find: 'c', filter: 5 }, 14, 'TypeMismatch'],
    [{ find: 'c', tailable: true }, 238, 'NotImplemented'],
    [{ find: 'c', collation: { locale: 'fr' } }, 238, 'NotImplemented'],
    [{ find: 'c', limit: -3 }, 51024, 'Location51024'],
    [{ find: '' }, 73, 'InvalidNamespace'],
    [{ find: 'a$b' }, 73, 'InvalidNamespace'],
    [{ getMore: Long.fromNumber(5), collection: 'c' }, 43, 'CursorNotFound'],
    [{ create: 'c', capped: true, size: 100 }, 238, 'NotImplemented'],
    [{ dropIndexes: 'absent', index: 'x' }, 26, 'NamespaceNotFound'],
    [{ createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 't' }] }, 238, 'NotImplemented'],
    [{ createIndexes: 'c', indexes: [{ key: { a: 0 }, name: 't' }] }, 67, 'CannotCreateIndex'],
    [{ aggregate: 'c', pipeline: [{ $nope: 1 }], cursor: {} }, 40324, 'Location40324'],
    [{ aggregate: 'c', pipeline: [{ $out: 'x' }], cursor: {} }, 40324, 'Location40324'],
    [{ insert: 'c', documents: [] }, 16, 'InvalidLength'],
    [
      { insert: 'c', documents: [{ _id: 1 }], writeConcern: { w: 2 } },
      100,
      'CannotSatisfyWriteConcern',
    ],
    [{ commitTransaction: 1 }, 72, 'InvalidOptions'],
  ])('%j is refused with %i %s', async (command, code, codeName) => {
    expect(await raw.run(command)).toMatchObject({ ok: 0, code, codeName });
  });
});
