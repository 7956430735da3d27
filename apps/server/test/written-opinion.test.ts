import type { FakeMediaNode } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish, requestBy, signedNote, siteFigures } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  node = await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
});
beforeEach(async () => {
  id = await acceptedCase(nurse, atBenali);
});
afterAll(() => stage.close());

const askForOpinion = (browser: Browser) => browser.call('askForOpinion', { params: { id } });
const totals = async () => (await siteFigures(nurse)).total;

describe('When the link carries no voice any more', () => {
  test('then the same consultation goes on in writing, with the same physician, due within the hour', async () => {
    const told = atBenali.fact('consultation:updated', (it) => it.consultationId === id);
    const after = await askForOpinion(nurse);
    await told;
    const dueAt = new Date(stage.clock.now().getTime() + 60 * 60_000).toISOString();
    expect(after).toMatchObject({
      id,
      mode: 'asynchronous',
      status: 'accepted',
      responsible: { id: people.neurologist },
      opinionDueAt: dueAt,
    });
    const { messages } = await benali.call('listMessages', { params: { id }, query: {} });
    expect(messages.at(-1)?.content).toEqual({ kind: 'opinion-request', dueAt });
  });

  test('then asking twice, or from both sides at once, asks once', async () => {
    await Promise.all([askForOpinion(nurse), askForOpinion(benali), askForOpinion(nurse)]);
    const { messages } = await nurse.call('listMessages', { params: { id }, query: {} });
    expect(messages).toHaveLength(1);
  });

  test('then a signed opinion ends it, with its call, and it counts as completed without any media', async () => {
    const before = await totals();
    const { callSessionId } = await enter(atNurse, id);
    await askForOpinion(nurse);
    const finished = atNurse.fact('consultation:finished', (it) => it.consultationId === id);
    const closed = node.closing(callSessionId);
    await signedNote(benali, id);
    await finished;
    await closed;
    const after = await nurse.call('readConsultation', { params: { id } });
    expect(after).toMatchObject({ status: 'completed', isNoteSigned: true });
    expect(node.rooms.has(callSessionId)).toBe(false);
    const note = await nurse.call('readNote', { params: { id } });
    expect(note.status).toBe('final');
    expect(await totals()).toEqual({
      ...before,
      attempted: before.attempted + 1,
      completed: before.completed + 1,
    });
  });

  test('then it may still be called off, which is a visit that was dropped', async () => {
    const before = await totals();
    const { version } = await askForOpinion(nurse);
    await nurse.call('cancelConsultation', { params: { id }, body: { version } });
    expect(await totals()).toEqual({
      ...before,
      attempted: before.attempted + 1,
      dropped: before.dropped + 1,
    });
  });
});

test('When nobody has taken it, or it is over, then there is nobody to write', async () => {
  await finish(benali, id);
  expect((await nurse.refusedCall('askForOpinion', { params: { id } })).code).toBe(
    'CONSULTATION_NOT_OPEN',
  );
  ({ id } = await requestBy(nurse));
  expect((await nurse.refusedCall('askForOpinion', { params: { id } })).code).toBe(
    'CONSULTATION_NOT_OPEN',
  );
  expect((await benali.refusedCall('askForOpinion', { params: { id } })).code).toBe('NOT_FOUND');
});
