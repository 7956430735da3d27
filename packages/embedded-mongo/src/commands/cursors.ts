import { randomInt } from 'node:crypto';
import { MAX_DOCUMENT_BYTES } from '../bson/encode.ts';
import type { EncodableDocument } from '../bson/encode.ts';
import { RawDocument } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { takingTurns } from './turns.ts';

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

type OpenCursor = CursorSource & {
  readonly id: bigint;
  pending: Uint8Array | undefined;
  usedAtMs: number;
  /** a batch is being put together */
  isBusy: boolean;
  isOpen: boolean;
};

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
  async start(
    source: CursorSource,
    batchSize: number,
    isSingleBatch = false,
  ): Promise<EncodableDocument> {
    const cursor: OpenCursor = {
      ...source,
      id: this.#newId(),
      pending: undefined,
      usedAtMs: this.#now(),
      isBusy: false,
      isOpen: true,
    };
    this.#open.set(cursor.id, cursor);
    const { documents } = await this.#fill(cursor, batchSize);
    if (isSingleBatch) this.kill(cursor.id);
    return reply('firstBatch', documents, cursor.isOpen ? cursor.id : 0n, source);
  }

  async next(
    id: bigint,
    namespace: string,
    batchSize: number,
    session: string | undefined,
  ): Promise<EncodableDocument> {
    const cursor = this.#open.get(id);
    if (cursor === undefined) {
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    }
    if (cursor.namespace !== namespace || cursor.session !== session) {
      throw new CommandError('BadValue', 'the cursor belongs to another collection or session');
    }
    if (cursor.isBusy) throw new CommandError('CursorInUse', `cursor id ${id} is already in use`);
    cursor.usedAtMs = this.#now();
    const { documents, isExhausted } = await this.#fill(cursor, batchSize);
    return reply('nextBatch', documents, isExhausted ? 0n : id, cursor);
  }

  /** @returns whether there was such a cursor */
  kill(id: bigint): boolean {
    const cursor = this.#open.get(id);
    if (cursor === undefined) return false;
    this.#open.delete(id);
    cursor.isOpen = false;
    cursor.results.return?.();
    cursor.release();
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

  /** The next batch; with the last one, or whatever goes wrong, the cursor is over. */
  async #fill(cursor: OpenCursor, batchSize: number): Promise<Batch> {
    cursor.isBusy = true;
    try {
      const batch = await fill(cursor, batchSize);
      if (batch.isExhausted) this.kill(cursor.id);
      return batch;
    } catch (error) {
      this.kill(cursor.id);
      throw error;
    } finally {
      cursor.isBusy = false;
    }
  }

  #newId(): bigint {
    for (;;) {
      const id = (BigInt(randomInt(2 ** 30)) << 32n) | BigInt(randomInt(1, 2 ** 32));
      if (!this.#open.has(id)) return id;
    }
  }
}

/** A transaction could be over when its turn comes again, so what it reads is read in one. */
const inOneTurn = (): undefined => undefined;

/**
 * A batch ends at the wanted number of documents or at 16 MB, whichever comes first. Whoever asks for
 * much keeps nobody waiting who asks for little.
 */
const fill = async (cursor: OpenCursor, batchSize: number): Promise<Batch> => {
  const documents: RawDocument[] = [];
  const giveWay = cursor.txnNumber === undefined ? takingTurns() : inOneTurn;
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
    const others = giveWay();
    if (others === undefined) continue;
    await others;
    if (!cursor.isOpen) throw new CommandError('CursorKilled', 'the cursor was closed meanwhile');
  }
  // Looking one ahead spares the client a round trip for an empty last batch.
  if (batchSize > 0) cursor.pending = nextResult(cursor);
  return { documents, isExhausted: batchSize > 0 && cursor.pending === undefined };
};

const nextResult = (cursor: OpenCursor): Uint8Array | undefined => {
  const next = cursor.results.next();
  return next.done === true ? undefined : next.value;
};

const reply = (
  name: 'firstBatch' | 'nextBatch',
  documents: readonly RawDocument[],
  id: bigint,
  { namespace }: CursorSource,
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
