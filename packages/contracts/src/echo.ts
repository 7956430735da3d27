import type { MediaSource } from './media-parameters.ts';

/**
 * The messages of the echo channel. A probe begins with this header and may be longer, to fill the
 * way up; the answer repeats the header and is as long as the probe asked for, to fill the way down.
 *
 * | bytes | what |
 * | --- | --- |
 * | 0-1 | length of the answer, big endian |
 * | 2-5 | sequence number, big endian |
 * | 6 | of pictures; 0 or missing: no word about them. Bits 0-1: 1 when for now none is to be sent back, 2 when they are wanted. Bits 2-4: its camera, screen, second camera is sent |
 * | 7-8 | kbit/s of what reaches the peer, by its own measure of just now, big endian; 0 or missing: not measured |
 *
 * The last two are said here because signalling by TCP stands still on a way that is full, and for seconds after it, which
 * is when it has to be said.
 */
export type EchoProbe = {
  readonly sequence: number;
  readonly answerBytes: number;
  readonly pictures?: PictureWord | undefined;
  /** 1 to 65 535. */
  readonly downKbps?: number | undefined;
};

/** What a peer says of pictures with its probes. */
export type PictureWord = {
  /** None is to be sent back; good for `sparingMs`. */
  readonly isSparing: boolean;
  /** What it sends now. */
  readonly sent: readonly MediaSource[];
};

const wishMask = 0b11;
const [spareWish, pictureWish] = [1, 2];
/** By bit, from bit 2 on. */
const pictureSources = ['camera', 'screen', 'secondary-camera'] as const satisfies MediaSource[];
const bitOf = (index: number) => 1 << (index + 2);

/** How long the wish to be sent no pictures lasts unless it is said again. */
export const sparingMs = 10_000;

export const echoHeaderBytes = 6;
/** The least that can tell of pictures and of the way down, too. */
export const echoWordBytes = 9;
const pictureWordBytes = 7;
const mostKbps = 0xffff;
/** A probe and its answer each fit one packet. */
export const maxEchoBytes = 1_100;

function writeWord({ isSparing, sent }: PictureWord): number {
  const bits = pictureSources.map((source, index) => (sent.includes(source) ? bitOf(index) : 0));
  return bits.reduce((byte, bit) => byte | bit, isSparing ? spareWish : pictureWish);
}

function readWord(byte: number): PictureWord | undefined {
  const wish = byte & wishMask;
  if (wish !== spareWish && wish !== pictureWish) return undefined;
  const sent = pictureSources.filter((_source, index) => (byte & bitOf(index)) !== 0);
  return { isSparing: wish === spareWish, sent };
}

/** A probe as it is sent, `totalBytes` long. */
export function writeEchoProbe(probe: EchoProbe, totalBytes: number) {
  const { sequence, answerBytes, pictures, downKbps } = probe;
  const bytes = new Uint8Array(Math.max(echoHeaderBytes, totalBytes));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, answerBytes);
  view.setUint32(2, sequence);
  if (pictures && totalBytes >= pictureWordBytes) view.setUint8(6, writeWord(pictures));
  if (downKbps !== undefined && totalBytes >= echoWordBytes)
    view.setUint16(7, Math.min(mostKbps, Math.max(1, Math.round(downKbps))));
  return bytes;
}

/** The header of a probe or an answer; `undefined` for anything that is neither. */
export function readEchoProbe(bytes: Uint8Array): EchoProbe | undefined {
  if (bytes.byteLength < echoHeaderBytes || bytes.byteLength > maxEchoBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answerBytes = view.getUint16(0);
  if (answerBytes < echoHeaderBytes || answerBytes > maxEchoBytes) return undefined;
  const pictures = readWord(bytes.byteLength >= pictureWordBytes ? view.getUint8(6) : 0);
  const downKbps = bytes.byteLength >= echoWordBytes ? view.getUint16(7) : 0;
  return {
    sequence: view.getUint32(2),
    answerBytes,
    ...(pictures && { pictures }),
    ...(downKbps > 0 && { downKbps }),
  };
}
