import fc from 'fast-check';
import { MongoServerError } from 'mongodb';
import type { ClientSession, Collection } from 'mongodb';
import { startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';

type Cell = { _id: number; value: number };
type Step = {
  who: number;
  kind: 'read' | 'write' | 'plainWrite' | 'commit' | 'abort';
  key: number;
};

const SESSIONS = 3;
const KEYS = 3;

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: SESSIONS - 1 }),
  kind: fc.constantFrom('read', 'read', 'write', 'write', 'plainWrite', 'commit', 'abort'),
  key: fc.nat({ max: KEYS - 1 }),
});

type Open = { seen: Map<number, number>; own: Map<number, number> };

/** What must happen: each transaction sees one state and its own writes; the first writer wins. */
class Model {
  committed: ReadonlyMap<number, number> = new Map(
    Array.from({ length: KEYS }, (_unused, key) => [key, 0]),
  );
  readonly open = new Map<number, Open>();

  transaction(who: number): Open {
    const known = this.open.get(who) ?? { seen: new Map(this.committed), own: new Map() };
    this.open.set(who, known);
    return known;
  }

  read(who: number): [number, number][] {
    const { seen, own } = this.transaction(who);
    return [...new Map([...seen, ...own])];
  }

  isHeld(key: number, who?: number): boolean {
    return [...this.open].some(([other, { own }]) => other !== who && own.has(key));
  }

  /** @returns whether the write goes through; otherwise the transaction is over */
  write(who: number, key: number, value: number): boolean {
    const { seen, own } = this.transaction(who);
    const isStale = this.committed.get(key) !== seen.get(key);
    if (this.isHeld(key, who) || (isStale && !own.has(key))) {
      this.open.delete(who);
      return false;
    }
    own.set(key, value);
    return true;
  }

  commit(who: number): void {
    this.committed = new Map([...this.committed, ...(this.open.get(who)?.own ?? [])]);
    this.open.delete(who);
  }
}

/** Throws where the server and the model part. */
const compare = (actual: unknown, expected: unknown): void => {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`the server says ${left}, the model ${right}`);
};

/** The same steps on the server, held against the model after each. */
class Run {
  readonly #model = new Model();
  readonly #sessions: readonly ClientSession[];
  readonly #cells: Collection<Cell>;
  #lastValue = 0;

  constructor(sessions: readonly ClientSession[], cells: Collection<Cell>) {
    this.#sessions = sessions;
    this.#cells = cells;
  }

  async perform({ who, kind, key }: Step): Promise<void> {
    const session = this.#sessions[who];
    if (session === undefined) return;
    const isOpen = this.#model.open.has(who);
    if (kind === 'plainWrite') {
      // It would wait for the holder, which here comes later.
      if (!this.#model.isHeld(key)) await this.#plainWrite(key);
      return;
    }
    if (kind === 'commit' || kind === 'abort') {
      if (isOpen) await this.#end(session, who, kind);
      return;
    }
    if (!isOpen) session.startTransaction();
    if (kind === 'read') compare(await this.#read(session), this.#model.read(who));
    else await this.#write(session, who, key);
  }

  async finish(): Promise<void> {
    for (const [who, session] of this.#sessions.entries()) {
      if (this.#model.open.has(who)) await this.#end(session, who, 'commit');
    }
    compare(await this.#read(), [...this.#model.committed]);
  }

  async #read(session?: ClientSession): Promise<[number, number][]> {
    const options = session === undefined ? {} : { session };
    const cells = await this.#cells.find({}, options).sort({ _id: 1 }).toArray();
    return cells.map(({ _id, value }) => [_id, value]);
  }

  async #plainWrite(key: number): Promise<void> {
    this.#lastValue += 1;
    await this.#cells.updateOne({ _id: key }, { $set: { value: this.#lastValue } });
    this.#model.committed = new Map([...this.#model.committed, [key, this.#lastValue]]);
  }

  async #write(session: ClientSession, who: number, key: number): Promise<void> {
    this.#lastValue += 1;
    const value = this.#lastValue;
    const mustPass = this.#model.write(who, key, value);
    try {
      await this.#cells.updateOne({ _id: key }, { $set: { value } }, { session });
      compare('passed', mustPass ? 'passed' : 'conflict');
    } catch (error) {
      if (!(error instanceof MongoServerError)) throw error;
      compare([error.code, mustPass], [112, false]);
      await session.abortTransaction();
    }
  }

  async #end(session: ClientSession, who: number, kind: 'commit' | 'abort'): Promise<void> {
    if (kind === 'commit') {
      await session.commitTransaction();
      this.#model.commit(who);
    } else {
      await session.abortTransaction();
      this.#model.open.delete(who);
    }
  }
}

describe('interleaved transactions', () => {
  let running: Running;
  let sessions: ClientSession[];
  beforeAll(async () => {
    // Serialisable transactions refuse more than this model does.
    running = await startServer({ isolation: 'snapshot' });
    sessions = Array.from({ length: SESSIONS }, () => running.client.startSession());
  });
  afterAll(async () => {
    await Promise.all(sessions.map((session) => session.endSession()));
    await running.stop();
  });

  test('do exactly what snapshot isolation with first-writer-wins allows', async () => {
    const cells = running.db.collection<Cell>('cells');
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      await cells.deleteMany({});
      await cells.insertMany(Array.from({ length: KEYS }, (_unused, _id) => ({ _id, value: 0 })));
      const run = new Run(sessions, cells);
      for (const one of steps) await run.perform(one);
      await run.finish();
    });
    await expect(fc.assert(property, { numRuns: 40, endOnFailure: true })).resolves.toBeUndefined();
  }, 30_000);
});
