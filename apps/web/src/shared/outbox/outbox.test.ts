import { plainStore } from '../../../test/plain-store.ts';
import { ApiError, asApiError, type AnyErrorCode } from '../api/api-error.ts';
import { Outbox, type OutboxPorts } from './outbox.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const keyPrefix = 'qarib:draft:nurse-fatima:outbox:';
const ids = [
  '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
  '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a02',
  '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a03',
] as const;

const words = (nth: 0 | 1 | 2, text: string): OutboxEntry => ({
  id: ids[nth],
  consultationId: 'consultation-khadija',
  writtenAt: `2026-03-02T10:00:0${nth}.000Z`,
  kind: 'message',
  content: { kind: 'text', text },
});

/** A server behind a link that fails with the given codes, one after the other, before it works. */
class Link {
  readonly arrived: string[] = [];
  failures: AnyErrorCode[] = [];
  readonly send = async (entry: OutboxEntry): Promise<void> => {
    const code = this.failures.shift();
    if (code) throw new ApiError(code);
    this.arrived.push(entry.id);
  };
}

let link: Link;
const open = (other: Partial<OutboxPorts> = {}) =>
  Outbox.open({
    send: link.send,
    codeOf: (error) => asApiError(error).code,
    storage: plainStore,
    keyPrefix,
    isLate: () => false,
    isReady: () => true,
    alone: (work) => work(),
    ...other,
  });
const kept = () =>
  Object.keys(localStorage)
    .map((key) => localStorage.getItem(key))
    .join('');
const states = (outbox: Outbox) => outbox.getSnapshot().items.map(({ state }) => state);

beforeEach(() => {
  link = new Link();
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test('what is written is kept until the server has it, and then nowhere', async () => {
  const outbox = open();
  outbox.add(words(0, 'Bonjour'));
  expect(kept()).toContain('Bonjour');
  expect(states(outbox)).toEqual(['waiting']);
  expect(await outbox.flush()).toBe(true);
  expect(link.arrived).toEqual([ids[0]]);
  expect(kept()).toBe('');
});

test('while the link is away everything waits in its order, and goes when it is back', async () => {
  link.failures = ['OFFLINE', 'TIMEOUT', 'RATE_LIMITED'];
  const outbox = open();
  outbox.add(words(0, 'un'));
  outbox.add(words(1, 'deux'));
  expect(await outbox.flush()).toBe(false);
  outbox.add(words(2, 'trois'));
  await jest.runAllTimersAsync();
  expect(link.arrived).toEqual([...ids]);
});

test('a reload goes on where the last page stopped', async () => {
  link.failures = ['SERVER_UNREACHABLE'];
  const before = open();
  before.add(words(0, 'Avant le rechargement'));
  await before.flush();
  before.stop();
  const after = open();
  expect(states(after)).toEqual(['waiting']);
  await after.flush();
  expect(link.arrived).toEqual([ids[0]]);
});

test('one that is refused keeps no other waiting, and stays until the person decides', async () => {
  link.failures = ['CONSULTATION_NOT_OPEN'];
  const outbox = open();
  outbox.add(words(0, 'trop tard'));
  outbox.add(words(1, 'autre dossier'));
  expect(await outbox.flush()).toBe(true);
  expect(link.arrived).toEqual([ids[1]]);
  expect(outbox.getSnapshot().items).toMatchObject([
    { state: 'refused', code: 'CONSULTATION_NOT_OPEN' },
  ]);
  expect(kept()).toContain('trop tard');
  outbox.discard(ids[0]);
  expect(kept()).toBe('');
});

test('a storage that is full is not called safe', async () => {
  const outbox = open({
    storage: { ...plainStore, setItem: async () => false, has: () => true },
  });
  link.failures = ['OFFLINE'];
  outbox.add(words(0, 'Bonjour'));
  await outbox.flush();
  expect(outbox.getSnapshot().isKept).toBe(false);
  expect(states(outbox)).toEqual(['waiting']);
});

test('after a sign-out nothing is written to this computer any more', async () => {
  const outbox = open();
  outbox.stop();
  outbox.add(words(0, 'Bonjour'));
  await outbox.flush();
  expect(kept()).toBe('');
  expect(link.arrived).toEqual([]);
});

/** As the browser tells one tab of what another did to the storage they share. */
class SharedStore {
  #listeners = new Set<() => void>();
  readonly store = {
    ...plainStore,
    subscribe: (listener: () => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };
  readonly tell = () => this.#listeners.forEach((listener) => listener());
}

/** Web Locks, in a line. */
function lock() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

test('of two tabs that find the same, one sends it, and the other shows it no longer', async () => {
  link.failures = ['OFFLINE'];
  const before = open();
  before.add(words(0, 'Bonjour'));
  await before.flush();
  before.stop();
  const shared = new SharedStore();
  const alone = lock();
  const tab = () =>
    open({
      storage: shared.store,
      alone,
    });
  const [one, other] = [tab(), tab()];
  one.start();
  other.start();
  await Promise.all([one.flush(), other.flush()]);
  expect(link.arrived).toEqual([ids[0]]);
  expect(states(other)).toEqual([]);
  link.failures = ['OFFLINE', 'OFFLINE'];
  one.add(words(1, 'Encore'));
  shared.tell();
  expect(states(other)).toHaveLength(1);
});

test('what waited too long is asked about before it goes, and goes when the person says so', async () => {
  link.failures = ['OFFLINE'];
  const before = open();
  before.add(words(0, 'Hier'));
  await before.flush();
  before.stop();
  const after = open({
    isLate: () => true,
  });
  await after.flush();
  expect(states(after)).toEqual(['refused']);
  expect(after.getSnapshot().items[0]?.code).toBeUndefined();
  expect(link.arrived).toEqual([]);
  after.retry(ids[0]);
  await after.flush();
  expect(link.arrived).toEqual([ids[0]]);
});

test('what builds on something that is not sent waits and says so, and others go before it', async () => {
  let isThere = false;
  const outbox = open({
    isReady: ({ id }) => isThere || id !== ids[0],
  });
  outbox.add(words(0, 'après'));
  outbox.add(words(1, 'avant'));
  await outbox.flush();
  await jest.runAllTimersAsync();
  expect(link.arrived).toEqual([ids[1]]);
  expect(outbox.getSnapshot().items).toMatchObject([{ state: 'waiting', isDelayed: true }]);
  isThere = true;
  await outbox.flush();
  expect(link.arrived).toEqual([ids[1], ids[0]]);
});

test('what waits behind something that finds no link says that it waits, too', async () => {
  link.failures = ['OFFLINE'];
  const outbox = open();
  outbox.add(words(0, 'un'));
  outbox.add(words(1, 'deux'));
  await outbox.flush();
  expect(outbox.getSnapshot().items).toMatchObject([{ isDelayed: true }, { isDelayed: true }]);
});

test('what was taken back and written anew while it was on its way goes as it is now', async () => {
  const arrived: string[] = [];
  let answer = () => {};
  const outbox = open({
    send: async (entry) => {
      arrived.push(JSON.stringify(entry));
      await new Promise<void>((resolve) => (answer = resolve));
    },
  });
  outbox.add(words(0, 'avant'));
  await jest.runAllTimersAsync();
  outbox.discard(ids[0]);
  outbox.add(words(0, 'corrigé'));
  answer();
  await jest.runAllTimersAsync();
  answer();
  await outbox.flush();
  expect(arrived).toHaveLength(2);
  expect(arrived[1]).toContain('corrigé');
  expect(states(outbox)).toEqual([]);
});
