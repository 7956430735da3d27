const sizeBytes = 4;
const smallestDocument = 5;
/** A stored document has at most 16 MB; servers leave a little room above that. */
const largestDocument = 16 * 1024 * 1024 + 16 * 1024;

/**
 * The documents of a BSON file, one at a time, however the chunks are cut.
 * @throws when the bytes are no whole documents
 */
export async function* documentsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (let size = wholeDocument(pending); size > 0; size = wholeDocument(pending)) {
      yield pending.subarray(0, size);
      pending = pending.subarray(size);
    }
  }
  if (pending.length > 0) throw new Error('The file ends within a document.');
}

/** The size of the first document, 0 while it is not all there. */
function wholeDocument(bytes: Buffer): number {
  if (bytes.length < sizeBytes) return 0;
  const size = bytes.readInt32LE(0);
  if (size < smallestDocument || size > largestDocument) {
    throw new Error('The file holds something that is not a BSON document.');
  }
  return bytes.length < size ? 0 : size;
}
