import { boardOf, type BoardMoment } from '@qarib/clinical';
import { boardBeatMs, type FactName } from '@qarib/contracts';
import { presentBoard } from './present-board.ts';
import { readSurroundings, type Surroundings } from './read-moment.ts';
import type { Ports } from '../shared/ports.ts';

/** Between two looks at the records, however much happens: so long what is shown may be behind. */
const restMs = 500;
/** Sites open and shifts begin without anybody telling. */
const surroundingsMs = 10_000;

/** What was asked for once, and since when it stands. */
type Asked<Item> = { readonly answer: Promise<Item>; readonly atMs: number };

/** Facts after which the board may be another. */
const stirring: ReadonlySet<FactName> = new Set<FactName>([
  'consultation:accepted',
  'consultation:cancelled',
  'consultation:expired',
  'consultation:finished',
  'consultation:requested',
  'consultation:started',
  'consultation:updated',
  'queue:changed',
  'rota:changed',
  'call:participant-joined',
  'call:participant-left',
  'call:interrupted',
]);

/**
 * The moment that all coordinators watch: read once for all of them, when something happened and not
 * more often than twice a second, and told to each as their own region's share. Nobody watching, nothing
 * is read. One in each control plane.
 */
export class LiveBoard {
  /** Which connection watches which region. */
  readonly #watchers = new Map<string, string>();
  /** How many connections each site has. */
  readonly #atSites = new Map<string, number>();
  #surroundings: Asked<Surroundings> | undefined;
  #moment: Asked<BoardMoment> | undefined;
  #isBusy = false;
  #isStirred = false;
  #stopBeating: (() => void) | undefined;

  /** From now on the connection is told. Answers the moment as it is. */
  watch(ports: Ports, connectionId: string, placeId: string): Promise<BoardMoment> {
    this.#watchers.set(connectionId, placeId);
    if (this.#stopBeating === undefined) this.#beat(ports);
    return this.#momentNow(ports);
  }

  leave(connectionId: string): void {
    this.#watchers.delete(connectionId);
    if (this.#watchers.size > 0) return;
    this.#stopBeating?.();
    this.#stopBeating = undefined;
  }

  /** Somebody at a site has Qarib open, until the returned function is called. */
  arriveAt(ports: Ports, facilityId: string): () => void {
    this.#countAt(ports, facilityId, 1);
    return () => this.#countAt(ports, facilityId, -1);
  }

  hear(ports: Ports, fact: FactName): void {
    if (fact === 'rota:changed') this.#surroundings = undefined;
    if (stirring.has(fact)) this.#stir(ports);
  }

  #countAt(ports: Ports, facilityId: string, change: 1 | -1): void {
    const before = this.#atSites.get(facilityId) ?? 0;
    const after = before + change;
    if (after > 0) this.#atSites.set(facilityId, after);
    else this.#atSites.delete(facilityId);
    if (before === 0 || after === 0) this.#stir(ports);
  }

  #stir(ports: Ports): void {
    // What was read before this may not be so any more.
    this.#moment = undefined;
    this.#isStirred = true;
    if (!this.#isBusy && this.#watchers.size > 0) void this.#tellAll(ports);
  }

  #beat(ports: Ports): void {
    this.#stopBeating = ports.clock.after(boardBeatMs, () => {
      this.#beat(ports);
      this.#stir(ports);
    });
  }

  async #tellAll(ports: Ports): Promise<void> {
    this.#isBusy = true;
    // The rest begins with the look, so that nobody waits for both.
    const rest = new Promise<void>((resolve) => ports.clock.after(restMs, resolve));
    this.#isStirred = false;
    await this.#tellOnce(ports);
    await rest;
    this.#isBusy = false;
    if (this.#isStirred && this.#watchers.size > 0) void this.#tellAll(ports);
  }

  async #tellOnce(ports: Ports): Promise<void> {
    try {
      const moment = await this.#momentNow(ports);
      const byPlace = Map.groupBy(this.#watchers, ([, placeId]) => placeId);
      for (const [placeId, watchers] of byPlace) {
        ports.notifier.tell(
          watchers.map(([connectionId]) => ({ kind: 'connection', connectionId })),
          'board:changed',
          presentBoard(boardOf(moment, placeId), ports.clock.now()),
        );
      }
    } catch (error) {
      // Whoever watches sees that it stands still; the next beat tries again.
      ports.log.error('board-unread', error);
    }
  }

  /** One look for all who ask at about the same time. */
  #momentNow(ports: Ports): Promise<BoardMoment> {
    this.#moment = askedWithin(restMs, ports, this.#moment, () => this.#read(ports));
    return this.#moment.answer;
  }

  async #read(ports: Ports): Promise<BoardMoment> {
    const now = ports.clock.now();
    this.#surroundings = askedWithin(surroundingsMs, ports, this.#surroundings, () =>
      ports.store.read((records) => readSurroundings(records, now)),
    );
    const { answer } = this.#surroundings;
    const cases = await ports.store.read(({ board }) => board.listOpenCases());
    return {
      ...(await answer),
      cases,
      onlineSiteIds: new Set(this.#atSites.keys()),
      inCallIds: ports.calls.consultationsInCall(),
    };
  }
}

/** What was asked is asked anew when it is too old, or was refused. */
function askedWithin<Item>(
  freshMs: number,
  { clock }: Ports,
  asked: Asked<Item> | undefined,
  ask: () => Promise<Item>,
): Asked<Item> {
  const nowMs = clock.now().getTime();
  if (asked && nowMs < asked.atMs + freshMs) return asked;
  const answer = ask();
  const anew = { answer, atMs: nowMs };
  answer.catch(() => Object.assign(anew, { atMs: -Infinity }));
  return anew;
}
