import { randomUUID } from 'node:crypto';
import { isCaseNumber } from '@qarib/clinical';
import { complaintOfTighdouine } from '@qarib/testing';
import { ComplaintDesk, dayMs } from './complaint-desk.ts';
import { people } from './stage.ts';

let desk: ComplaintDesk;

beforeEach(async () => {
  desk = await ComplaintDesk.open();
});
afterEach(() => desk.close());

describe('When somebody complains without an account', () => {
  test('then number and secret follow it, and neither alone does', async () => {
    const { number, secret, dueDay } = await desk.file();
    expect(isCaseNumber(number)).toBe(true);
    expect(dueDay).toBe('2026-03-30');
    const spoken = { number: `${number.slice(0, 3)} ${number.slice(3)}`, secret };
    const followed = await desk.stranger.call('followComplaint', { body: spoken });
    expect(followed).toEqual({
      number,
      state: 'received',
      receivedDay: '2026-03-09',
      dueDay,
      due: 'in-time',
    });
    const wrong = secret.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    const refused = await desk.stranger.refusedCall('followComplaint', {
      body: { number, secret: wrong },
    });
    expect(refused.code).toBe('NOT_FOUND');
    expect(JSON.stringify(desk.stage.logLines)).not.toMatch(new RegExp(`${secret}|attendu`));
  });

  test('then a lost answer is asked for again and makes no second complaint', async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => desk.file({ idempotencyKey })));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    const again = await desk.file({ idempotencyKey });
    const body = { number: again.number, secret: again.secret };
    await desk.stranger.call('followComplaint', { body });
    await desk.only();
  });

  test('then an address that files without end is stopped, and so is one that guesses', async () => {
    const outcomes = [];
    for (let count = 0; count < 31; count += 1) {
      outcomes.push(
        await desk.file().then(
          () => 'filed',
          (error: Error) => error.message,
        ),
      );
    }
    expect(outcomes.at(29)).toBe('filed');
    expect(outcomes.at(30)).toBe('RATE_LIMITED');
    const guess = { number: '123456786', secret: '0000000000' };
    let last = '';
    for (let count = 0; count < 31; count += 1) {
      last = (await desk.stranger.refusedCall('followComplaint', { body: guess })).code;
    }
    expect(last).toBe('RATE_LIMITED');
  });

  test('then what is too long, empty or of nowhere is refused', async () => {
    const wrong = [{ text: 'a'.repeat(4_001) }, { text: '  ' }, { provinceId: 'atlantis' }];
    for (const change of [...wrong, { subject: 'love' }]) {
      const body = { ...complaintOfTighdouine, idempotencyKey: randomUUID(), ...change };
      const { code } = await desk.stranger.refusedCall('fileComplaint', { body: body as never });
      expect(code).toBe('INPUT_INVALID');
    }
  });
});

describe('When the register works on it', () => {
  test('then it has an owner, an answer the complainant reads, and an end', async () => {
    const { number, secret } = await desk.file();
    const mine = await desk.assigned();
    expect(mine).toMatchObject({ state: 'assigned', owner: { id: people.coordinator } });
    await desk.nextDays(3);
    const answered = await desk.answer(mine);
    const followed = await desk.stranger.call('followComplaint', { body: { number, secret } });
    expect(followed).toMatchObject({ state: 'answered', answer: answered.answer });
    const { id, version } = answered;
    const closed = await desk.coordinator.call('closeComplaint', {
      params: { id },
      body: { version },
    });
    expect(closed.steps.map(({ what }) => what)).toEqual(['receive', 'assign', 'answer', 'close']);
    expect(await desk.figures()).toMatchObject({
      received: 1,
      byChannel: { phone: 0, web: 1, letter: 0 },
      answered: 1,
      medianDaysToAnswer: 3,
      overdue: 0,
    });
  });

  test('then each step is in the audit, repeated safely, and refused from where it leads nowhere', async () => {
    await desk.file();
    const { id, version } = await desk.only();
    const early = await desk.coordinator.refusedCall('answerComplaint', {
      params: { id },
      body: { version, answer: 'Non.' },
    });
    expect(early.code).toBe('VERSION_CONFLICT');
    const assign = { params: { id }, body: { version, ownerId: people.coordinator } };
    const first = await desk.coordinator.call('assignComplaint', assign);
    expect((await desk.coordinator.call('assignComplaint', assign)).steps).toEqual(first.steps);
    const stale = { params: { id }, body: { version, reason: 'duplicate' as const } };
    const refused = await desk.coordinator.refusedCall('dismissComplaint', stale);
    expect(refused.code).toBe('VERSION_CONFLICT');
    const administrator = await desk.stage.signedIn(people.administrator);
    const { entries } = await administrator.call('readAudit', {});
    const actions = entries.filter(({ entityId }) => entityId === id);
    expect(actions.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(
      expect.arrayContaining([
        'file-complaint success',
        'answer-complaint refused',
        'assign-complaint success',
        'dismiss-complaint refused',
      ]),
    );
  });

  test('then one that is opened again has a new deadline, and its first answer still counts', async () => {
    const { number, secret } = await desk.file();
    const { id, version } = await desk.answer(await desk.assigned());
    await desk.nextDays(7);
    const body = { version, remark: 'La réponse ne dit rien de l’attente.' };
    const again = await desk.coordinator.call('reopenComplaint', { params: { id }, body });
    expect(again).toMatchObject({ state: 'assigned', dueDay: '2026-04-06' });
    const followed = await desk.stranger.call('followComplaint', { body: { number, secret } });
    expect(followed.answer).toBeUndefined();
    expect(await desk.figures()).toMatchObject({ medianDaysToAnswer: 0, answered: 1 });
  });

  test('then it is the region’s, the administrator’s, and nobody else’s', async () => {
    await desk.file({ provinceId: 'midelt' });
    await desk.file();
    const { id } = await desk.only();
    const administrator = await desk.stage.signedIn(people.administrator);
    const { complaints } = await administrator.call('listComplaints', { query: {} });
    expect(complaints).toHaveLength(2);
    const other = complaints.find((it) => it.id !== id)?.id ?? '';
    const refused = await desk.coordinator.refusedCall('readComplaint', { params: { id: other } });
    expect(refused.code).toBe('NOT_FOUND');
    for (const person of [people.nurse, people.neurologist]) {
      const browser = await desk.stage.signedIn(person);
      expect((await browser.refusedCall('readComplaint', { params: { id } })).code).toBe(
        'NOT_FOUND',
      );
      expect((await browser.refusedCall('listComplaints', { query: {} })).code).toBe('NOT_FOUND');
      expect((await browser.refusedCall('readComplaintNotice', {})).code).toBe('NOT_FOUND');
    }
  });

  test('then a letter counts from the day it came, and may not come tomorrow', async () => {
    const body = {
      ...complaintOfTighdouine,
      channel: 'letter' as const,
      receivedDay: '2026-03-02',
      facilityId: 'csr-tighdouine',
      idempotencyKey: randomUUID(),
    };
    const { complaint, secret } = await desk.coordinator.call('recordComplaint', { body });
    expect(complaint).toMatchObject({
      channel: 'letter',
      dueDay: '2026-03-23',
      facility: { id: 'csr-tighdouine' },
    });
    const key = { number: complaint.number, secret };
    await desk.stranger.call('followComplaint', { body: key });
    const again = await desk.coordinator.call('recordComplaint', { body });
    expect(again.complaint.id).toBe(complaint.id);
    for (const change of [{ receivedDay: '2026-03-10' }, { facilityId: 'csr-imilchil' }]) {
      const wrong = { ...body, ...change, idempotencyKey: randomUUID() };
      const refused = await desk.coordinator.refusedCall('recordComplaint', { body: wrong });
      expect(refused.code).toBe('INPUT_INVALID');
    }
  });

  test('then the list is filtered and goes on where the page ended', async () => {
    for (let count = 0; count < 26; count += 1) await desk.file({ subject: 'waiting' });
    const second = desk.stage.browser();
    second.headers = { ...second.headers, 'X-Forwarded-For': '192.0.2.7' };
    for (let count = 0; count < 26; count += 1) await desk.file({}, second);
    const first = await desk.coordinator.call('listComplaints', { query: { state: 'open' } });
    expect(first.complaints).toHaveLength(50);
    const query = { state: 'open', after: first.next ?? '' } as const;
    const rest = await desk.coordinator.call('listComplaints', { query });
    expect(rest.complaints).toHaveLength(2);
    expect(rest.next).toBeUndefined();
    const ids = [...first.complaints, ...rest.complaints].map(({ id }) => id);
    expect(new Set(ids).size).toBe(52);
    const none = await desk.coordinator.call('listComplaints', { query: { channel: 'phone' } });
    expect(none.complaints).toEqual([]);
    const number = first.complaints[7]?.number ?? '';
    const found = await desk.coordinator.call('listComplaints', { query: { number } });
    expect(found.complaints.map((it) => it.number)).toEqual([number]);
  });
});

describe('When the deadline comes', () => {
  const remindedAfter = async (days: number) => {
    for (const stepMs of [days * dayMs, 60 * 60_000]) {
      const reminded = desk.stage.logged('complaints-reminded');
      desk.stage.clock.sleep(stepMs);
      await reminded;
    }
    await desk.signInAgain();
  };

  test('then the owner is reminded once before and once after it', async () => {
    const told = (await desk.coordinator.connect()).fact('complaints:changed');
    await desk.file();
    await told;
    await desk.assigned();
    // The 26th: three working days are left.
    await remindedAfter(17);
    await remindedAfter(1);
    const { due, steps } = await desk.only();
    expect(due).toBe('due-soon');
    expect(steps.filter(({ what }) => what === 'remind')).toHaveLength(1);
    expect(await noticeOf()).toMatchObject({ dueSoon: 1, overdue: 0 });
    await remindedAfter(5);
    const late = await desk.only();
    expect(late.steps.map(({ reminder }) => reminder)).toEqual([
      undefined,
      undefined,
      'before-deadline',
      'after-deadline',
    ]);
    expect(await noticeOf()).toMatchObject({ dueSoon: 0, overdue: 1 });
    const query = { due: 'overdue' } as const;
    expect((await desk.coordinator.call('listComplaints', { query })).complaints).toHaveLength(1);
    expect((await desk.figures()).overdue).toBe(1);
  });

  const noticeOf = () => desk.coordinator.call('readComplaintNotice', {});
});
