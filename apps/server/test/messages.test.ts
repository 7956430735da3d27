import { randomUUID } from 'node:crypto';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, finish, requestBy } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
});
beforeEach(async () => {
  id = await acceptedCase(nurse, atBenali);
});
afterAll(() => stage.close());

const say = (browser: Browser, text: string, messageId: string = randomUUID()) =>
  browser.call('postMessage', {
    params: { id, messageId },
    body: { content: { kind: 'text', text } },
  });
const conversation = (browser: Browser, after = 0) =>
  browser.call('listMessages', { params: { id }, query: { after } });
const unreadOf = async (browser: Browser) => {
  const { unread } = await browser.call('listUnreadMessages', {});
  return unread.find(({ consultationId }) => consultationId === id)?.count ?? 0;
};

describe('When one side says something', () => {
  test('then the other is told at once, reads it as it was typed, and strangers hear nothing', async () => {
    const other = await stage.signedIn(people.otherNeurologist);
    const atOther = await other.connect();
    const told = atBenali.fact('message:posted', (it) => it.consultationId === id);
    const sent = await say(nurse, 'العين اليسرى لا تتحرك\nDepuis hier.');
    expect(await told).toEqual({ consultationId: id, sequence: 1 });
    const { messages } = await conversation(benali);
    expect(messages).toEqual([sent]);
    expect(sent).toMatchObject({
      author: { id: people.nurse, name: 'Fatima Aït Lahcen', role: 'nurse' },
      content: { kind: 'text', text: 'العين اليسرى لا تتحرك\nDepuis hier.' },
      sentAt: stage.clock.now().toISOString(),
    });
    await atOther.settle();
    expect(atOther.heard('message:posted')).toBe(false);
    const refused = await other.refusedCall('listMessages', { params: { id }, query: {} });
    expect(refused.code).toBe('NOT_FOUND');
  });

  test('then a retry says it once, and another cannot answer for it', async () => {
    const messageId = randomUUID();
    const [first, second] = [
      await say(nurse, 'Bonjour', messageId),
      await say(nurse, 'Bonjour', messageId),
    ];
    expect(second).toEqual(first);
    expect((await conversation(nurse)).messages).toHaveLength(1);
    const body = { content: { kind: 'text' as const, text: 'Bonjour' } };
    const refused = await benali.refusedCall('postMessage', { params: { id, messageId }, body });
    expect(refused.code).toBe('NOT_FOUND');
  });

  test('then both talking at once keep one order without gaps, and it can be read on from anywhere', async () => {
    await Promise.all(
      ['un', 'deux', 'trois'].flatMap((text) => [say(nurse, text), say(benali, text)]),
    );
    const { messages } = await conversation(benali);
    expect(messages.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    const { messages: rest } = await conversation(benali, 4);
    expect(rest).toEqual(messages.slice(4));
  });

  test('then it counts as unread for the other until it was read, on any device', async () => {
    await say(nurse, 'Bonjour');
    await say(nurse, 'Vous me voyez ?');
    expect(await unreadOf(nurse)).toBe(0);
    expect(await unreadOf(benali)).toBe(2);
    await benali.call('markMessagesRead', { params: { id }, body: { upTo: 99 } });
    expect(await unreadOf(benali)).toBe(0);
    const back = await benali.call('markMessagesRead', { params: { id }, body: { upTo: 1 } });
    expect(back).toEqual({ upTo: 2 });
    expect((await conversation(benali)).readUpTo).toBe(2);
  });
});

describe('When it is too much', () => {
  test('then a script is held back, a person is not, and what was held back may come later', async () => {
    for (let nth = 0; nth < 30; nth += 1) await say(nurse, `${nth}`);
    const body = { content: { kind: 'text' as const, text: 'encore' } };
    const params = { id, messageId: randomUUID() };
    expect((await nurse.refusedCall('postMessage', { params, body })).code).toBe('RATE_LIMITED');
    await say(benali, 'Doucement');
    stage.clock.advance(61_000);
    await nurse.call('postMessage', { params, body });
    expect((await conversation(nurse)).messages).toHaveLength(32);
  });

  test('then an empty or endless message is refused', async () => {
    for (const text of ['  \n ', 'a'.repeat(2_001)]) {
      const params = { id, messageId: randomUUID() };
      const body = { content: { kind: 'text' as const, text } };
      expect((await nurse.refusedCall('postMessage', { params, body })).code).toBe('INPUT_INVALID');
    }
  });
});

test('When it still rings, then the nurse may write already, and those it rings for may read', async () => {
  ({ id } = await requestBy(nurse));
  await say(nurse, 'La patiente est consciente');
  expect((await conversation(benali)).messages).toHaveLength(1);
  const body = { content: { kind: 'text' as const, text: 'J’arrive' } };
  const params = { id, messageId: randomUUID() };
  expect((await benali.refusedCall('postMessage', { params, body })).code).toBe('NOT_FOUND');
});

test('When the consultation is over, then what was said stays to be read and nothing is added', async () => {
  const messageId = randomUUID();
  await say(nurse, 'Merci', messageId);
  await finish(benali, id);
  const body = { content: { kind: 'text' as const, text: 'Encore une question' } };
  const late = { id, messageId: randomUUID() };
  expect((await nurse.refusedCall('postMessage', { params: late, body })).code).toBe(
    'CONSULTATION_NOT_OPEN',
  );
  // A retry whose first answer was lost is not a new message.
  await say(nurse, 'Merci', messageId);
  expect((await conversation(nurse)).messages).toHaveLength(1);
});

test('When a wish for a photo was answered, then it waits for nobody who comes later', async () => {
  const params = { id, messageId: randomUUID() };
  await benali.call('postMessage', { params, body: { content: { kind: 'photo-request' } } });
  await nurse.call('postMessage', {
    params: { id, messageId: randomUUID() },
    body: { content: { kind: 'photo-declined', requestId: params.messageId } },
  });
  const tazi = await stage.signedIn(people.otherNeurologist);
  const { version } = await benali.call('readConsultation', { params: { id } });
  const offered = await benali.call('offerHandOver', {
    params: { id },
    body: { version, toId: people.otherNeurologist, reason: 'Fin de garde' },
  });
  await tazi.call('answerHandOver', {
    params: { id },
    body: { version: offered.version, isAccepted: true },
  });
  expect(await unreadOf(tazi)).toBe(1);
});

test('When somebody asks for a photo, then it is the physician', async () => {
  const content = { kind: 'photo-request' as const };
  const params = { id, messageId: randomUUID() };
  const refused = await nurse.refusedCall('postMessage', { params, body: { content } });
  expect(refused.code).toBe('NOT_FOUND');
  await benali.call('postMessage', { params, body: { content } });
  const declined = { kind: 'photo-declined' as const, requestId: params.messageId };
  await nurse.call('postMessage', {
    params: { id, messageId: randomUUID() },
    body: { content: declined },
  });
  const { messages } = await conversation(benali);
  expect(messages.map((it) => it.content)).toEqual([content, declined]);
});

test('Whoever wrote, read or was refused is kept in the audit, without a word of what was said', async () => {
  await say(nurse, 'Un mot que personne ne doit lire ailleurs');
  await conversation(benali);
  const admin = await stage.signedIn(people.administrator);
  const { entries } = await admin.call('readAudit', {});
  const ofCase = entries.filter(({ entityId }) => entityId === id);
  expect(ofCase.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['post-message', 'list-messages']),
  );
  expect(JSON.stringify(entries)).not.toContain('Un mot');
  expect(stage.logLines.join('\n')).not.toContain('Un mot');
  expect(atNurse.heard('message:posted')).toBe(true);
});
