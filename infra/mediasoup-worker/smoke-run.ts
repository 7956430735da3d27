/**
 * Proves a worker binary before it is kept: mediasoup starts it, an ICE check is answered and a DTLS
 * ClientHello gets a ServerHello. That flight is where a worker built against the wrong libraries dies.
 *
 * Usage: node smoke-run.ts <mediasoup-worker>
 */
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { crc32 } from 'node:zlib';
import { createWorker } from 'mediasoup';
import type { DtlsFingerprint, IceCandidate, IceParameters } from 'mediasoup/types';

const answerTimeoutMs = 5_000;

/** RFC 8489: type, length and value, padded to four bytes. */
function stunAttribute(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** The header of a Binding request whose attributes are to be `length` bytes long. */
function stunHeader(transactionId: Buffer, length: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(0x0001, 0);
  header.writeUInt16BE(length, 2);
  header.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([header, transactionId]);
}

/** The ICE connectivity check of RFC 8445 that nominates this socket. */
function iceCheck({ usernameFragment, password }: IceParameters): Buffer {
  const transactionId = randomBytes(12);
  const attributes = Buffer.concat([
    stunAttribute(0x0006, Buffer.from(`${usernameFragment}:smoke`)), // USERNAME
    stunAttribute(0x0024, Buffer.from([0x6e, 0x7f, 0x1e, 0xff])), // PRIORITY
    stunAttribute(0x802a, randomBytes(8)), // ICE-CONTROLLING
    stunAttribute(0x0025, Buffer.alloc(0)), // USE-CANDIDATE
  ]);
  // Each of the last two attributes covers a header that already counts the attribute itself.
  const signed = Buffer.concat([stunHeader(transactionId, attributes.length + 24), attributes]);
  const integrity = stunAttribute(0x0008, createHmac('sha1', password).update(signed).digest());
  const checked = Buffer.concat([
    stunHeader(transactionId, attributes.length + 32),
    attributes,
    integrity,
  ]);
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(checked) ^ 0x5354554e) >>> 0);
  return Buffer.concat([checked, stunAttribute(0x8028, fingerprint)]);
}

const uint16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const uint24 = (value: number) => Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
const vector16 = (content: Buffer) => Buffer.concat([uint16(content.length), content]);
const list16 = (...values: number[]) => Buffer.concat(values.map(uint16));
const extension = (type: number, content: Buffer) =>
  Buffer.concat([uint16(type), vector16(content)]);

/** The first message of a WebRTC client, RFC 6347 and RFC 5764. */
function dtlsClientHello(): Buffer {
  const extensions = Buffer.concat([
    extension(0x000a, vector16(list16(0x001d, 0x0017))), // groups: x25519, P-256
    extension(0x000b, Buffer.from([1, 0])), // point format: uncompressed
    extension(0x000d, vector16(list16(0x0403, 0x0804, 0x0401))), // signatures
    extension(0x000e, Buffer.concat([vector16(list16(0x0007, 0x0001)), Buffer.from([0])])), // use_srtp
    extension(0x0017, Buffer.alloc(0)), // extended master secret
  ]);
  const body = Buffer.concat([
    uint16(0xfefd), // DTLS 1.2
    randomBytes(32),
    Buffer.from([0, 0]), // no session, no cookie
    vector16(list16(0xc02b, 0xc02f, 0xc00a, 0xc014)),
    Buffer.from([1, 0]), // no compression
    vector16(extensions),
  ]);
  const length = uint24(body.length);
  const handshake = Buffer.concat([Buffer.from([1]), length, uint16(0), uint24(0), length, body]);
  const recordHeader = Buffer.concat([Buffer.from([22]), uint16(0xfefd), Buffer.alloc(8)]);
  return Buffer.concat([recordHeader, vector16(handshake)]);
}

/** Sends a packet until an answer of the wanted kind comes; UDP may lose either. */
async function ask(
  socket: Socket,
  address: IceCandidate,
  packet: Buffer,
  isAnswer: (answer: Buffer) => boolean,
): Promise<void> {
  const resend = setInterval(() => socket.send(packet, address.port, address.ip), 200);
  socket.send(packet, address.port, address.ip);
  try {
    for (;;) {
      const signal = AbortSignal.timeout(answerTimeoutMs);
      const message: unknown[] = await once(socket, 'message', { signal });
      const answer = message[0];
      if (Buffer.isBuffer(answer) && isAnswer(answer)) return;
    }
  } finally {
    clearInterval(resend);
  }
}

async function smokeRun(workerBin: string): Promise<void> {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  const died = new Promise<never>((_resolve, reject) => worker.once('died', reject));
  const socket = createSocket('udp4');
  try {
    const webRtcServer = await worker.createWebRtcServer({
      listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    });
    const router = await worker.createRouter({
      mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }],
    });
    const transport = await router.createWebRtcTransport({ webRtcServer });
    // Any fingerprint will do: the handshake is never finished.
    const fingerprint: DtlsFingerprint = {
      algorithm: 'sha-256',
      value: Array(32).fill('00').join(':'),
    };
    await transport.connect({ dtlsParameters: { role: 'client', fingerprints: [fingerprint] } });
    const [address] = transport.iceCandidates;
    if (!address) throw new Error('The worker gave no address.');
    const isStun = (answer: Buffer) => answer[0] === 0x01 && answer[1] === 0x01;
    const isHandshake = (answer: Buffer) => answer[0] === 22;
    await Promise.race([ask(socket, address, iceCheck(transport.iceParameters), isStun), died]);
    await Promise.race([ask(socket, address, dtlsClientHello(), isHandshake), died]);
  } finally {
    socket.close();
    worker.close();
  }
}

await smokeRun(process.argv[2] ?? '');
