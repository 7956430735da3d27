/**
 * The messages of the echo channel. A probe begins with this header and may be longer, to fill the
 * way up; the answer repeats the header and is as long as the probe asked for, to fill the way down.
 *
 * | bytes | what |
 * | --- | --- |
 * | 0-1 | length of the answer, big endian |
 * | 2-5 | sequence number, big endian |
 */
export type EchoProbe = { readonly sequence: number; readonly answerBytes: number };

export const echoHeaderBytes = 6;
/** A probe and its answer each fit one packet. */
export const maxEchoBytes = 1_100;

/** A probe as it is sent, `totalBytes` long. */
export function writeEchoProbe({ sequence, answerBytes }: EchoProbe, totalBytes: number) {
  const bytes = new Uint8Array(Math.max(echoHeaderBytes, totalBytes));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, answerBytes);
  view.setUint32(2, sequence);
  return bytes;
}

/** The header of a probe or an answer; `undefined` for anything that is neither. */
export function readEchoProbe(bytes: Uint8Array): EchoProbe | undefined {
  if (bytes.byteLength < echoHeaderBytes || bytes.byteLength > maxEchoBytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answerBytes = view.getUint16(0);
  if (answerBytes < echoHeaderBytes || answerBytes > maxEchoBytes) return undefined;
  return { sequence: view.getUint32(2), answerBytes };
}
