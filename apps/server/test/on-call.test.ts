import { randomUUID } from 'node:crypto';
import type { OnCallShift } from '@qarib/contracts';
import type { Browser } from './browser.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let benali: Browser;
let tazi: Browser;

beforeEach(async () => {
  stage = await Stage.open();
  benali = await stage.signedIn(people.neurologist);
  tazi = await stage.signedIn(people.otherNeurologist);
});
afterEach(() => stage.close());

const night = { from: '2026-03-10T20:00', to: '2026-03-11T08:00' };
const nextNight = { from: '2026-03-12T20:00', to: '2026-03-13T08:00' };
const newShift = (span: typeof night) => ({
  idempotencyKey: randomUUID(),
  specialty: 'neurology' as const,
  ...span,
});
const take = (browser: Browser, span = night) => browser.call('addShift', { body: newShift(span) });
const rotaOf = (browser: Browser) => browser.call('readRota', { query: { day: '2026-03-11' } });
const propose = (browser: Browser, { id, version }: OnCallShift, toId: string, rest = {}) =>
  browser.call('proposeSwap', { params: { id }, body: { version, toId, note: '', ...rest } });
const answer = (browser: Browser, { id, version }: OnCallShift, isAccepted = true) => ({
  browser,
  input: { params: { id }, body: { version, isAccepted } },
});
const ownerOf = async (shiftId: string) => {
  const { shifts } = await rotaOf(tazi);
  return shifts.find(({ id }) => id === shiftId)?.practitioner.id;
};

describe('When a specialist takes a shift', () => {
  test('then colleagues of the hospital and specialty see it, told at once, and nobody else', async () => {
    const atTazi = await tazi.connect();
    const told = atTazi.fact('rota:changed');
    const shift = await take(benali);
    await told;
    // In Ramadan 2026 Morocco was at UTC.
    expect(shift).toMatchObject({
      practitioner: { id: people.neurologist },
      from: '2026-03-10T20:00:00.000Z',
      to: '2026-03-11T08:00:00.000Z',
    });
    expect((await rotaOf(tazi)).shifts).toEqual([shift]);
    const paediatrician = await stage.signedIn(people.paediatrician);
    expect((await rotaOf(paediatrician)).shifts).toEqual([]);
    const nurse = await stage.signedIn(people.nurse);
    expect(await nurse.refusedCall('readRota', { query: { day: '2026-03-11' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('then eight in the evening is eight in the evening on both sides of the end of Ramadan', async () => {
    const before = await take(benali, { from: '2026-03-21T20:00', to: '2026-03-21T23:00' });
    const after = await take(benali, { from: '2026-03-23T20:00', to: '2026-03-23T23:00' });
    expect([before.from, after.from]).toEqual([
      '2026-03-21T20:00:00.000Z',
      '2026-03-23T19:00:00.000Z',
    ]);
  });

  test('then a retry takes it once, and one that overlaps is refused, taken at the same moment too', async () => {
    const body = newShift(night);
    const first = await benali.call('addShift', { body });
    await expect(benali.call('addShift', { body })).resolves.toEqual(first);
    const overlapping = { from: '2026-03-11T07:00', to: '2026-03-11T14:00' };
    expect(await benali.refusedCall('addShift', { body: newShift(overlapping) })).toMatchObject({
      code: 'SHIFT_OVERLAPS',
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => take(tazi, nextNight)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    ['ends before it begins', { from: night.to, to: night.from }, 'order'],
    ['is over', { from: '2026-03-08T08:00', to: '2026-03-08T20:00' }, 'over'],
    ['is too long', { from: '2026-03-10T20:00', to: '2026-03-14T20:00' }, 'too_long'],
    ['lies on no day', { from: '2026-02-30T20:00', to: '2026-03-10T20:00' }, 'invalid_format'],
  ])('then one that %s is refused', async (_, span, message) => {
    const refused = await benali.refusedCall('addShift', { body: newShift(span) });
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', issues: [{ message }] });
  });

  test('then the session says they are on call while it lasts, whatever the button said before', async () => {
    await benali.call('setOnCall', { body: { isOnCall: false } });
    await take(benali, { from: '2026-03-09T09:30', to: '2026-03-09T12:00' });
    expect(await benali.call('readSession', {})).toMatchObject({
      isOnCall: false,
      onCallChangesAt: '2026-03-09T09:30:00.000Z',
    });
    stage.clock.advance(30 * 60_000);
    expect(await benali.call('readSession', {})).toMatchObject({
      isOnCall: true,
      shiftUntil: '2026-03-09T12:00:00.000Z',
    });
    await benali.call('setOnCall', { body: { isOnCall: false } });
    expect(await benali.call('readSession', {})).toMatchObject({ isOnCall: false });
  });
});

describe('When a swap is proposed', () => {
  test('then the shift stays with its owner until the colleague takes it', async () => {
    const shift = await take(benali);
    const offered = await propose(benali, shift, people.otherNeurologist, { note: 'Congrès' });
    await expect(ownerOf(shift.id)).resolves.toBe(people.neurologist);
    expect((await rotaOf(tazi)).offered).toEqual([offered]);
    const { input } = answer(tazi, offered);
    const taken = await tazi.call('answerSwap', input);
    expect(taken).toMatchObject({ practitioner: { id: people.otherNeurologist } });
    expect(taken.swap).toBeUndefined();
    const administrator = await stage.signedIn(people.administrator);
    const { entries } = await administrator.call('readAudit', {});
    const about = entries.filter(({ entityId }) => entityId === shift.id);
    expect(about.map(({ action, agentId }) => [action, agentId])).toEqual(
      expect.arrayContaining([
        ['propose-swap', people.neurologist],
        ['answer-swap', people.otherNeurologist],
      ]),
    );
  });

  test('then two shifts change hands together, or neither does', async () => {
    const mine = await take(benali);
    const theirs = await take(tazi, nextNight);
    const offered = await propose(benali, mine, people.otherNeurologist, { inReturnId: theirs.id });
    await tazi.call('answerSwap', answer(tazi, offered).input);
    await expect(ownerOf(mine.id)).resolves.toBe(people.otherNeurologist);
    await expect(ownerOf(theirs.id)).resolves.toBe(people.neurologist);
  });

  test('then one whose return is gone meanwhile is refused, and nothing moves', async () => {
    const mine = await take(benali);
    const theirs = await take(tazi, nextNight);
    const offered = await propose(benali, mine, people.otherNeurologist, { inReturnId: theirs.id });
    const { id, version } = theirs;
    await tazi.call('removeShift', { params: { id }, body: { version } });
    const refused = await tazi.refusedCall('answerSwap', answer(tazi, offered).input);
    expect(refused).toMatchObject({ code: 'SWAP_NOT_POSSIBLE' });
    await expect(ownerOf(mine.id)).resolves.toBe(people.neurologist);
  });

  test('then of taking, declining, withdrawing and removing at once exactly one happens', async () => {
    for (let round = 0; round < 6; round += 1) {
      const span = { from: `2026-03-1${round}T20:00`, to: `2026-03-1${round}T22:00` };
      const offered = await propose(benali, await take(benali, span), people.otherNeurologist);
      const { id, version } = offered;
      const outcomes = await Promise.allSettled([
        tazi.call('answerSwap', answer(tazi, offered).input),
        tazi.call('answerSwap', answer(tazi, offered, false).input),
        benali.call('withdrawSwap', { params: { id }, body: { version } }),
        benali.call('removeShift', { params: { id }, body: { version } }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  test('then nobody can give away what is not theirs, nor to somebody of another specialty', async () => {
    const { id, version } = await take(benali);
    const body = { version, toId: people.neurologist, note: '' };
    expect(await tazi.refusedCall('proposeSwap', { params: { id }, body })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const elsewhere = { ...body, toId: people.paediatrician };
    expect(
      await benali.refusedCall('proposeSwap', { params: { id }, body: elsewhere }),
    ).toMatchObject({ code: 'SWAP_NOT_POSSIBLE' });
  });
});

describe('When the demo begins', () => {
  test('then its specialists have shifts, once however often it begins', async () => {
    await stage.restartControlPlane({ hasDemoRota: true });
    const { shifts } = await rotaOf(await stage.signedIn(people.neurologist));
    expect(shifts.map(({ from }) => from)).toContain('2026-03-09T08:00:00.000Z');
    await stage.restartControlPlane({ hasDemoRota: true });
    const again = await rotaOf(await stage.signedIn(people.neurologist));
    expect(again.shifts).toEqual(shifts);
  });
});
