import { randomInt } from 'node:crypto';
import { MAX_DOCUMENT_BYTES } from '../bson/encode.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { RawDocument } from '../bson/values.ts';
import { CommandError } from '../errors.ts';

/** What MongoDB puts into a first batch when nobody says how much. */
export const FIRST_BATCH_DOCUMENTS = 101;

/** As MongoDB's cursorTimeoutMillis. */
const IDLE_TIMEOUT_MS = 600_000;

export type CursorSource = {
  namespace: string;
  /** encoded results, produced as they are asked for */
  results: Iterator<Uint8Array, unknown>;
  /** lets go of the state that is being read */
  release: () => void;
  session: string | undefined;
  txnNumber: bigint | undefined;
};

type OpenCursor = CursorSource & { pending: Uint8Array | undefined; usedAtMs: number };

type Batch = { documents: RawDocument[]; isExhausted: boolean };

/** Results that are still being read by clients. Nothing is produced before it is asked for. */
export class Cursors {
  readonly #open = new Map<bigint, OpenCursor>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get size(): number {
    return this.#open.size;
  }

  /** The first batch and, if there is more, a cursor for the rest. */
  start(source: CursorSource, batchSize: number, isSingleBatch = false): EncodableDocument {
    const cursor: OpenCursor = { ...source, pending: undefined, usedAtMs: this.#now() };
    const { documents, isExhausted } = this.#fillOrRelease(cursor, batchSize);
    if (isExhausted || isSingleBatch) {
      release(cursor);
      return reply('firstBatch', documents, 0n, source.namespace);
    }
    const id = this.#newId();
    this.#open.set(id, cursor);
    return reply('firstBatch', documents, id, source.namespace);
  }

  next(
    id: bigint,
    namespace: string,
    batchSize: number,
    session: string | undefined,
  ): EncodableDocument {
    const cursor = this.#open.get(id);
    if (cursor === undefined) {
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    }
    if (cursor.namespace !== namespace || cursor.session !== session) {
      throw new CommandError('BadValue', 'the cursor belongs to another collection or session');
    }
    cursor.usedAtMs = this.#now();
    let batch: Batch;
    try {
      batch = fill(cursor, batchSize);
    } catch (error) {
      this.kill(id);
      throw error;
    }
    if (batch.isExhausted) this.kill(id);
    return reply('nextBatch', batch.documents, batch.isExhausted ? 0n : id, namespace);
  }

  /** @returns whether there was such a cursor */
  kill(id: bigint): boolean {
    const cursor = this.#open.get(id);
    if (cursor === undefined) return false;
    this.#open.delete(id);
    release(cursor);
    return true;
  }

  killTransaction(session: string, txnNumber: bigint): void {
    this.#killWhere((cursor) => cursor.session === session && cursor.txnNumber === txnNumber);
  }

  killSession(session: string): void {
    this.#killWhere((cursor) => cursor.session === session);
  }

  sweep(): void {
    const oldest = this.#now() - IDLE_TIMEOUT_MS;
    this.#killWhere(({ usedAtMs }) => usedAtMs < oldest);
  }

  killAll(): void {
    this.#killWhere(() => true);
  }

  #killWhere(isUnwanted: (cursor: OpenCursor) => boolean): void {
    for (const [id, cursor] of this.#open) if (isUnwanted(cursor)) this.kill(id);
  }

  #fillOrRelease(cursor: OpenCursor, batchSize: number): Batch {
    try {
      return fill(cursor, batchSize);
    } catch (error) {
      release(cursor);
      throw error;
    }
  }

  #newId(): bigint {
    for (;;) {
      const id = (BigInt(randomInt(2 ** 30)) << 32n) | BigInt(randomInt(1, 2 ** 32));
      if (!this.#open.has(id)) return id;
    }
  }
}

/** A batch ends at the wanted number of documents or at 16 MB, whichever comes first. */
const fill = (cursor: OpenCursor, batchSize: number): Batch => {
  const documents: RawDocument[] = [];
  let bytes = 0;
  while (documents.length < batchSize) {
    const next = cursor.pending ?? nextResult(cursor);
    cursor.pending = undefined;
    if (next === undefined) return { documents, isExhausted: true };
    if (documents.length > 0 && bytes + next.length > MAX_DOCUMENT_BYTES) {
      cursor.pending = next;
      return { documents, isExhausted: false };
    }
    documents.push(new RawDocument(next));
    bytes += next.length;
  }
  // Looking one ahead spares the client a round trip for an empty last batch.
  if (batchSize > 0) cursor.pending = nextResult(cursor);
  return { documents, isExhausted: batchSize > 0 && cursor.pending === undefined };
};

const nextResult = (cursor: OpenCursor): Uint8Array | undefined => {
  const next = cursor.results.next();
  return next.done === true ? undefined : next.value;
};

const release = (cursor: OpenCursor): void => {
  cursor.results.return?.();
  cursor.release();
};

const reply = (
  name: 'firstBatch' | 'nextBatch',
  documents: readonly RawDocument[],
  id: bigint,
  namespace: string,
): EncodableDocument =>
  new Map([
    [
      'cursor',
      new Map<string, bigint | string | readonly RawDocument[]>([
        [name, documents],
        ['id', id],
        ['ns', namespace],
      ]),
    ],
  ]);
