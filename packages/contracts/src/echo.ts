/**
 * The messages of the echo channel. A probe begins with this header and may be longer, to fill the
 * way up; the answer repeats the header and is as long as the probe asked for, to fill the way down.
 *
 * | bytes | what |
 * | --- | --- |
 * | 0-1 | length of the answer, big endian |
 * | 2-5 | sequence number, big endian |
 * | 6 | 1: for now no picture is to be sent back, 2: pictures are wanted; 0 or missing: no word about it |
 *
 * The last is said here because signalling by TCP stands still on a way that is full, which is when it
 * has to be said. It is good for `sparingMs`.
 */
export type EchoProbe = {
  readonly sequence: number;
  readonly answerBytes: number;
  readonly isSparing?: boolean | undefined;
};

/** How long the wish to be sent no pictures lasts unless it is said again. */
export const sparingMs = 10_000;

export const echoHeaderBytes = 6;
/** The least that can tell of pictures, too. */
export const echoWishBytes = 7;
/** A probe and its answer each fit one packet. */
export const maxEchoBytes = 1_100;

/** A probe as it is sent, `totalBytes` long. */
export function writeEchoProbe(
  { sequence, answerBytes, isSparing }: EchoProbe,
  totalBytes: number,
) {
  const bytes = new Uint8Array(Math.max(echoHeaderBytes, totalBytes));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, answerBytes);
  view.setUint32(2, sequence);
  if (isSparing !== undefined && totalBytes >= echoWishBytes) view.setUint8(6, isSparing ? 1 : 2);
  return bytes;
}

/** The header of a probe or an answer; `undefined` for anything that is neither. */
export function readEchoProbe(bytes: Uint8Array): EchoProbe | undefined {
  if (bytes.byteLength < echoHeaderBytes || bytes.byteLength > maxEchoBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answerBytes = view.getUint16(0);
  if (answerBytes < echoHeaderBytes || answerBytes > maxEchoBytes) return undefined;
  const wish = bytes.byteLength >= echoWishBytes ? view.getUint8(6) : 0;
  const isSparing = wish === 1 || wish === 2 ? { isSparing: wish === 1 } : {};
  return { sequence: view.getUint32(2), answerBytes, ...isSparing };
}
