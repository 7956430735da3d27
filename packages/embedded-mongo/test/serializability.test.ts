import fc from 'fast-check';
import { MongoServerError } from 'mongodb';
import type { ClientSession, Collection } from 'mongodb';
import type { EmbeddedMongoOptions } from '../src/index.ts';
import { startServer } from './fixtures.ts';
import type { Running } from './fixtures.ts';
import { DUPLICATE, indexItems, perform, prepareItems } from './items.ts';
import type { Item, Operation } from './items.ts';
import { findSerialOrder } from './serial-order.ts';
import type { Unit } from './serial-order.ts';

const id = fc.nat({ max: 5 });
const group = fc.nat({ max: 2 });
const code = fc.nat({ max: 3 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constantFrom('read', 'remove', 'raise', 'raise'), id }),
  fc.record({ kind: fc.constantFrom('readGroup', 'sumGroup', 'top', 'raiseTop'), group }),
  fc.record({ kind: fc.constant('removeGroup'), group }),
  fc.record({ kind: fc.constant('countAbove'), value: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant('moveGroup'), group, to: group }),
  fc.record({ kind: fc.constant('insert'), id, group, code }),
  fc.record({ kind: fc.constant('code'), id, code }),
);

/** Somebody's next step; who has no session works outside of transactions. */
type Turn = { who: number; what: Operation | 'commit' | 'abort' };

const SESSIONS = 3;
const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat({ max: SESSIONS }),
  what: fc.oneof(
    { weight: 6, arbitrary: operation },
    { weight: 2, arbitrary: fc.constant('commit' as const) },
    { weight: 1, arbitrary: fc.constant('abort' as const) },
  ),
});

const isConflict = (error: unknown): boolean =>
  error instanceof MongoServerError &&
  error.code === 112 &&
  error.hasErrorLabel('TransientTransactionError');

type Open = { begunAt: number; steps: { operation: Operation; result: unknown }[] };

/** Lets sessions and statements work in turns, and keeps what was committed. */
class Recorder {
  readonly units: Unit[] = [];
  readonly #items: Collection<Item>;
  readonly #sessions: readonly ClientSession[];
  readonly #open = new Map<number, Open>();
  readonly #outside: Promise<void>[] = [];
  #clock = 0;

  constructor(items: Collection<Item>, sessions: readonly ClientSession[]) {
    this.#items = items;
    this.#sessions = sessions;
  }

  async take({ who, what }: Turn): Promise<void> {
    const session = this.#sessions[who];
    if (session === undefined) {
      if (typeof what !== 'string') await this.#outsideOf(what);
    } else if (what === 'commit') await this.#commit(session, who);
    else if (what === 'abort') await this.#abort(session, who);
    else await this.#step(session, who, what);
  }

  /** Commits what is open; now those that waited outside get through as well. */
  async finish(): Promise<Item[]> {
    for (const [who, session] of this.#sessions.entries()) await this.#commit(session, who);
    await Promise.all(this.#outside);
    return this.#items.find().sort({ _id: 1 }).toArray();
  }

  #now(): number {
    this.#clock += 1;
    return this.#clock;
  }

  /** It may have to wait for a transaction that ends in a later turn. */
  async #outsideOf(what: Operation): Promise<void> {
    const done = this.#statement(what);
    this.#outside.push(done);
    await Promise.race([done, this.#items.findOne({ _id: -1 })]);
  }

  async #statement(operation: Operation): Promise<void> {
    const begunAt = this.#now();
    const result = await perform(this.#items, operation);
    this.units.push({ begunAt, endedAt: this.#now(), steps: [{ operation, result }] });
  }

  async #step(session: ClientSession, who: number, what: Operation): Promise<void> {
    let open = this.#open.get(who);
    if (open === undefined) {
      session.startTransaction();
      open = { begunAt: this.#now(), steps: [] };
      this.#open.set(who, open);
    }
    try {
      const result = await perform(this.#items, what, session);
      if (result === DUPLICATE) await this.#abort(session, who);
      else open.steps.push({ operation: what, result });
    } catch (error) {
      if (!isConflict(error)) throw error;
      await this.#abort(session, who);
    }
  }

  async #commit(session: ClientSession, who: number): Promise<void> {
    const open = this.#open.get(who);
    this.#open.delete(who);
    if (open === undefined) return;
    try {
      await session.commitTransaction();
      this.units.push({ ...open, endedAt: this.#now() });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }

  async #abort(session: ClientSession, who: number): Promise<void> {
    if (this.#open.delete(who)) await session.abortTransaction();
  }
}

/** A server with sessions and items, for as long as the work takes. */
const withServer = async (
  options: Partial<EmbeddedMongoOptions>,
  work: (running: Running, items: Collection<Item>, sessions: ClientSession[]) => Promise<void>,
): Promise<void> => {
  const running = await startServer(options);
  const sessions = Array.from({ length: SESSIONS }, () => running.client.startSession());
  const items = running.db.collection<Item>('items');
  await indexItems(items);
  try {
    await work(running, items, sessions);
    expect(running.server.check().problems).toEqual([]);
  } finally {
    await Promise.all(sessions.map((session) => session.endSession()));
    await running.stop();
  }
};

const turnsHaveOrder = (items: Collection<Item>, sessions: readonly ClientSession[]) =>
  fc.asyncProperty(fc.array(turn, { minLength: 6, maxLength: 24 }), async (turns) => {
    await prepareItems(items);
    const recorder = new Recorder(items, sessions);
    for (const one of turns) await recorder.take(one);
    const left = await recorder.finish();
    return findSerialOrder(recorder.units, left) !== undefined;
  });

/** Each reads both groups and, when somebody is left in both, takes one out of its own. */
const writeSkew = async (items: Collection<Item>, sessions: readonly ClientSession[]) => {
  await prepareItems(items);
  const recorder = new Recorder(items, sessions);
  for (const [who, own] of [0, 1].entries()) {
    await recorder.take({ who, what: { kind: 'sumGroup', group: 0 } });
    await recorder.take({ who, what: { kind: 'sumGroup', group: 1 } });
    await recorder.take({ who, what: { kind: 'removeGroup', group: own } });
  }
  const left = await recorder.finish();
  return { committed: recorder.units.length, order: findSerialOrder(recorder.units, left) };
};

describe('serialisable transactions', () => {
  test('interleaved transactions and statements always have a serial order', async () => {
    await withServer({}, async (_running, items, sessions) => {
      await fc.assert(turnsHaveOrder(items, sessions), { numRuns: 150 });
      expect(await writeSkew(items, sessions)).toMatchObject({ committed: 1 });
    });
  }, 60_000);

  test('who finds nothing left to change is told so once what was found is on disk', async () => {
    await withServer({}, async (_running, items) => {
      for (let round = 0; round < 20; round += 1) {
        await prepareItems(items);
        const moved = { $set: { group: 2 } };
        const first = items.updateMany({ group: 0 }, moved);
        const second = await items.updateMany({ group: 0 }, moved);
        const left = await items.countDocuments({ group: 0 });
        // Whichever of the two came first: the group is empty once one of them has found it so.
        expect([second.matchedCount, left]).toEqual([expect.any(Number), 0]);
        await first;
      }
    });
  });

  test('the search for an order notices when what was read is not kept', async () => {
    await withServer({ isolation: 'snapshot' }, async (_running, items, sessions) => {
      const found = await fc.check(turnsHaveOrder(items, sessions), {
        numRuns: 1_000,
        endOnFailure: true,
      });
      expect(found.failed).toBe(true);
      expect(await writeSkew(items, sessions)).toEqual({ committed: 2, order: undefined });
    });
  }, 60_000);

  test('transactions that run at the same time have a serial order', async () => {
    await withServer({}, async (running, items) => {
      const script = fc.array(operation, { minLength: 1, maxLength: 4 });
      const scripts = fc.array(script, { minLength: 1, maxLength: 3 });
      const property = fc.asyncProperty(
        fc.array(scripts, { minLength: 2, maxLength: 4 }),
        async (workers) => {
          await prepareItems(items);
          const sessions = workers.map(() => running.client.startSession());
          const recorder = new Recorder(items, sessions);
          const run = async (own: Operation[][], who: number): Promise<void> => {
            for (const steps of own) {
              for (const what of steps) await recorder.take({ who, what });
              await recorder.take({ who, what: 'commit' });
            }
          };
          await Promise.all(workers.map(run));
          const left = await recorder.finish();
          await Promise.all(sessions.map((session) => session.endSession()));
          expect(findSerialOrder(recorder.units, left)).toBeDefined();
        },
      );
      await fc.assert(property, { numRuns: 60 });
    });
  }, 60_000);
});
