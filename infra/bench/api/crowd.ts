import type { FactName, FactPayload } from '@qarib/contracts';
import { Caller } from '../lib/caller.ts';
import { coordinatorIds, poolsOf, sitesOf, type Pool, type Site } from './country.ts';
import type { Peak } from './load-settings.ts';
import type { Tally } from './tally.ts';

/** How often a desk is read again without being told to, as the page does. */
const deskRereadMs = 30_000;
const signInsAtOnce = 8;
const longestWaitMs = 10_000;

/** Two specialists reach for one case, and one of them is told so: that is an answer. */
const expected = new Set(['CONSULTATION_ALREADY_ACCEPTED']);

/** Everybody who has a page open, signed in and connected. */
export class Crowd {
  readonly tally: Tally;
  readonly sites: readonly Site[];
  readonly pools: readonly Pool[];
  readonly #callers: ReadonlyMap<string, Caller>;
  /** How many consultations a specialist is in. */
  readonly #busy = new Map<string, number>();
  /** When somebody was last told something about a consultation. */
  readonly #toldAtMs = new Map<string, number>();
  readonly #waiting = new Map<string, (atMs: number) => void>();
  readonly #timers: NodeJS.Timeout[] = [];

  private constructor(peak: Peak, tally: Tally, callers: ReadonlyMap<string, Caller>) {
    this.tally = tally;
    this.sites = sitesOf(peak);
    this.pools = poolsOf(peak);
    this.#callers = callers;
    for (const { nurseId } of this.sites) this.#hearAsNurse(nurseId);
    for (const pool of this.pools) for (const id of pool.practitionerIds) this.#sitAtDesk(id);
    for (const id of coordinatorIds) this.#watchBoard(id);
  }

  static async gather(origin: string, peak: Peak, tally: Tally): Promise<Crowd> {
    const ids = [
      ...sitesOf(peak).map(({ nurseId }) => nurseId),
      ...poolsOf(peak).flatMap(({ practitionerIds }) => practitionerIds),
      ...coordinatorIds,
    ];
    const callers = new Map<string, Caller>();
    const left = ids.entries();
    const signIn = async () => {
      for (const [at, id] of left) callers.set(id, await enter(origin, id, at, tally));
    };
    await Promise.all(Array.from({ length: signInsAtOnce }, signIn));
    return new Crowd(peak, tally, callers);
  }

  of(id: string): Caller {
    const caller = this.#callers.get(id);
    if (!caller) throw new Error(`nobody is ${id}`);
    return caller;
  }

  /** Who of a pool has the least to do. */
  leastBusy({ practitionerIds }: Pool): string {
    const [least = ''] = practitionerIds.toSorted((a, b) => this.#loadOf(a) - this.#loadOf(b));
    return least;
  }

  /** While the work runs, the specialist's desk is closed. */
  async occupied<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    this.#busy.set(id, this.#loadOf(id) + 1);
    try {
      return await work();
    } finally {
      this.#busy.set(id, this.#loadOf(id) - 1);
    }
  }

  /** When somebody is told such a fact about a consultation, after `sinceMs`; rejects if never. */
  told(id: string, name: FactName, consultationId: string, sinceMs: number): Promise<number> {
    const key = `${id} ${name} ${consultationId}`;
    const atMs = this.#toldAtMs.get(key) ?? 0;
    if (atMs >= sinceMs) return Promise.resolve(atMs);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`${name} was not told`)), longestWaitMs);
      this.#waiting.set(key, (toldAtMs) => {
        clearTimeout(limit);
        resolve(toldAtMs);
      });
    });
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const caller of this.#callers.values()) caller.close();
  }

  #loadOf(id: string): number {
    return this.#busy.get(id) ?? 0;
  }

  #hear<Name extends FactName>(
    id: string,
    name: Name,
    consultationIdOf: (payload: FactPayload<Name>) => string,
  ): void {
    this.of(id).onFact(name, (payload) => {
      const key = `${id} ${name} ${consultationIdOf(payload)}`;
      const atMs = performance.now();
      this.#toldAtMs.set(key, atMs);
      this.#waiting.get(key)?.(atMs);
      this.#waiting.delete(key);
    });
  }

  #hearAsNurse(id: string): void {
    this.#hear(id, 'consultation:accepted', ({ consultationId }) => consultationId);
    this.#hear(id, 'message:posted', ({ consultationId }) => consultationId);
    this.#hear(id, 'note:signed', ({ consultationId }) => consultationId);
  }

  /** A desk is read again when it is told that something waits, and now and then. */
  #sitAtDesk(id: string): void {
    this.#hear(id, 'consultation:requested', ({ consultation }) => consultation.id);
    this.#hear(id, 'message:posted', ({ consultationId }) => consultationId);
    const read = this.#coalesced(() => this.of(id).call('readQueue', {}));
    const readAtDesk = () => {
      if (this.#loadOf(id) === 0) read();
    };
    this.of(id).onFact('queue:changed', readAtDesk);
    this.#every(deskRereadMs, readAtDesk);
  }

  #watchBoard(id: string): void {
    // Told on from then on; who is cut off asks again.
    void this.of(id).command('board:watch', {});
  }

  /** From another moment for each. */
  #every(everyMs: number, work: () => void): void {
    const begin = setTimeout(() => {
      this.#timers.push(setInterval(work, everyMs));
    }, Math.random() * everyMs);
    this.#timers.push(begin);
  }

  /** One question at a time; what happens meanwhile is asked about once, afterwards, as pages do. */
  #coalesced(ask: () => Promise<unknown>): () => void {
    let isUnderWay = false;
    let isWanted = false;
    const run = async () => {
      isUnderWay = true;
      do {
        isWanted = false;
        await ask().catch(() => undefined);
      } while (isWanted);
      isUnderWay = false;
    };
    return () => {
      isWanted = true;
      if (!isUnderWay) void run();
    };
  }
}

async function enter(origin: string, id: string, at: number, tally: Tally): Promise<Caller> {
  const caller = await Caller.signIn(origin, id, {
    // Every site has an address of its own.
    address: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    onAnswer(operation, tookMs, problemCode) {
      if (problemCode === undefined || expected.has(problemCode)) tally.took(operation, tookMs);
      else tally.failed(operation, problemCode);
    },
  });
  await caller.connect();
  return caller;
}
