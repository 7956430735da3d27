import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;
const sfntHeaderBytes = 12;
const sfntEntryBytes = 16;

/**
 * A WOFF file (https://www.w3.org/TR/WOFF/) as the plain font that is inside it. The library reads
 * WOFF too, and unpacks a table each time it looks into it, which makes a page take seconds.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableAt(woff, at));
  const head = Buffer.alloc(sfntHeaderBytes + count * sfntEntryBytes);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const powers = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** powers, 6);
  head.writeUInt16BE(powers, 8);
  head.writeUInt16BE(16 * (count - 2 ** powers), 10);
  let offset = head.length;
  tables.forEach(({ tag, checksum, bytes, padded }, at) => {
    const entry = sfntHeaderBytes + at * sfntEntryBytes;
    tag.copy(head, entry);
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    offset += padded.length;
  });
  return Buffer.concat([head, ...tables.map(({ padded }) => padded)]);
}

function tableAt(woff: Buffer, at: number) {
  const entry = headerBytes + at * entryBytes;
  const offset = woff.readUInt32BE(entry + 4);
  const packedLength = woff.readUInt32BE(entry + 8);
  const length = woff.readUInt32BE(entry + 12);
  const packed = woff.subarray(offset, offset + packedLength);
  const bytes = packedLength < length ? inflateSync(packed) : packed;
  // Tables begin at multiples of four.
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  const checksum = woff.readUInt32BE(entry + 16);
  return { tag: woff.subarray(entry, entry + 4), checksum, bytes, padded };
}
