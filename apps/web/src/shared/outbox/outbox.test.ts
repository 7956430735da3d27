import { ApiError, asApiError, type AnyErrorCode } from '../api/api-error.ts';
import { Outbox } from './outbox.ts';
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
const open = () =>
  Outbox.open({
    send: link.send,
    codeOf: (error) => asApiError(error).code,
    storage: localStorage,
    keyPrefix,
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
  expect(states(outbox)).toEqual(['sending']);
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
  const empty = { length: 0, key: () => null, getItem: () => null, removeItem: () => {} };
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const outbox = Outbox.open({
    send: link.send,
    codeOf: (error) => asApiError(error).code,
    storage: { ...empty, setItem },
    keyPrefix,
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
