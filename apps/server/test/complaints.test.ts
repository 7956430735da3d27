import { randomUUID } from 'node:crypto';
import { isCaseNumber } from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { complaintOfTighdouine, contentPatient } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, finish, requestBy, signedNote } from './journey.ts';
import { people, Stage } from './stage.ts';

const dayMs = 24 * 60 * 60_000;
let stage: Stage;
let coordinator: Browser;
let stranger: Browser;

beforeEach(async () => {
  stage = await Stage.open();
  coordinator = await stage.signedIn(people.coordinator);
  stranger = stage.browser();
});
afterEach(() => stage.close());

const file = (change: object = {}, by = stranger) =>
  by.call('fileComplaint', {
    body: { ...complaintOfTighdouine, idempotencyKey: randomUUID(), ...change },
  });
const onlyOne = async (): Promise<Complaint> => {
  const { complaints } = await coordinator.call('listComplaints', { query: {} });
  expect(complaints).toHaveLength(1);
  return read(complaints[0]?.id ?? '');
};
const read = (id: string) => coordinator.call('readComplaint', { params: { id } });
const assigned = async () => {
  const { id, version } = await onlyOne();
  const body = { version, ownerId: people.coordinator };
  return coordinator.call('assignComplaint', { params: { id }, body });
};
const answer = ({ id, version }: Complaint) =>
  coordinator.call('answerComplaint', {
    params: { id },
    body: { version, answer: 'Un second neurologue est de garde depuis lundi.' },
  });
/** Nobody stays signed in for days. */
const nextDays = async (days: number) => {
  stage.clock.sleep(days * dayMs);
  coordinator = await stage.signedIn(people.coordinator);
};
const figures = () =>
  coordinator.call('readComplaintFigures', { query: { from: '2026-03-01', to: '2026-05-31' } });

describe('When somebody complains without an account', () => {
  test('then number and secret follow it, and neither alone does', async () => {
    const { number, secret, dueDay } = await file();
    expect(isCaseNumber(number)).toBe(true);
    expect(dueDay).toBe('2026-03-30');
    const spoken = { number: `${number.slice(0, 3)} ${number.slice(3)}`, secret };
    const followed = await stranger.call('followComplaint', { body: spoken });
    expect(followed).toEqual({
      number,
      state: 'received',
      receivedDay: '2026-03-09',
      dueDay,
      due: 'in-time',
    });
    const wrong = secret.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    const refused = await stranger.refusedCall('followComplaint', {
      body: { number, secret: wrong },
    });
    expect(refused.code).toBe('NOT_FOUND');
    expect(JSON.stringify(stage.logLines)).not.toMatch(new RegExp(`${secret}|attendu`));
  });

  test('then a lost answer is asked for again and makes no second complaint', async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => file({ idempotencyKey })));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    const again = await file({ idempotencyKey });
    const body = { number: again.number, secret: again.secret };
    await stranger.call('followComplaint', { body });
    await onlyOne();
  });

  test('then an address that files without end is stopped, and so is one that guesses', async () => {
    const outcomes = [];
    for (let count = 0; count < 31; count += 1) {
      outcomes.push(
        await file().then(
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
      last = (await stranger.refusedCall('followComplaint', { body: guess })).code;
    }
    expect(last).toBe('RATE_LIMITED');
  });

  test('then what is too long, empty or of nowhere is refused', async () => {
    const wrong = [{ text: 'a'.repeat(4_001) }, { text: '  ' }, { provinceId: 'atlantis' }];
    for (const change of [...wrong, { subject: 'love' }]) {
      const body = { ...complaintOfTighdouine, idempotencyKey: randomUUID(), ...change };
      const { code } = await stranger.refusedCall('fileComplaint', { body: body as never });
      expect(code).toBe('INPUT_INVALID');
    }
  });
});

describe('When the register works on it', () => {
  test('then it has an owner, an answer the complainant reads, and an end', async () => {
    const { number, secret } = await file();
    const mine = await assigned();
    expect(mine).toMatchObject({ state: 'assigned', owner: { id: people.coordinator } });
    await nextDays(3);
    const answered = await answer(mine);
    const followed = await stranger.call('followComplaint', { body: { number, secret } });
    expect(followed).toMatchObject({ state: 'answered', answer: answered.answer });
    const { id, version } = answered;
    const closed = await coordinator.call('closeComplaint', { params: { id }, body: { version } });
    expect(closed.steps.map(({ what }) => what)).toEqual(['receive', 'assign', 'answer', 'close']);
    expect(await figures()).toMatchObject({
      received: 1,
      byChannel: { phone: 0, web: 1, letter: 0 },
      answered: 1,
      medianDaysToAnswer: 3,
      overdue: 0,
    });
  });

  test('then each step is in the audit, repeated safely, and refused from where it leads nowhere', async () => {
    await file();
    const { id, version } = await onlyOne();
    const early = await coordinator.refusedCall('answerComplaint', {
      params: { id },
      body: { version, answer: 'Non.' },
    });
    expect(early.code).toBe('VERSION_CONFLICT');
    const assign = { params: { id }, body: { version, ownerId: people.coordinator } };
    const first = await coordinator.call('assignComplaint', assign);
    expect((await coordinator.call('assignComplaint', assign)).steps).toEqual(first.steps);
    const stale = { params: { id }, body: { version, reason: 'duplicate' as const } };
    const refused = await coordinator.refusedCall('dismissComplaint', stale);
    expect(refused.code).toBe('VERSION_CONFLICT');
    const administrator = await stage.signedIn(people.administrator);
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
    const { number, secret } = await file();
    const { id, version } = await answer(await assigned());
    await nextDays(7);
    const body = { version, remark: 'La réponse ne dit rien de l’attente.' };
    const again = await coordinator.call('reopenComplaint', { params: { id }, body });
    expect(again).toMatchObject({ state: 'assigned', dueDay: '2026-04-06' });
    const followed = await stranger.call('followComplaint', { body: { number, secret } });
    expect(followed.answer).toBeUndefined();
    expect(await figures()).toMatchObject({ medianDaysToAnswer: 0, answered: 1 });
  });

  test('then it is the region’s, the administrator’s, and nobody else’s', async () => {
    await file({ provinceId: 'midelt' });
    await file();
    const { id } = await onlyOne();
    const administrator = await stage.signedIn(people.administrator);
    const { complaints } = await administrator.call('listComplaints', { query: {} });
    expect(complaints).toHaveLength(2);
    const other = complaints.find((it) => it.id !== id)?.id ?? '';
    const refused = await coordinator.refusedCall('readComplaint', { params: { id: other } });
    expect(refused.code).toBe('NOT_FOUND');
    for (const person of [people.nurse, people.neurologist]) {
      const browser = await stage.signedIn(person);
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
    const { complaint, secret } = await coordinator.call('recordComplaint', { body });
    expect(complaint).toMatchObject({
      channel: 'letter',
      dueDay: '2026-03-23',
      facility: { id: 'csr-tighdouine' },
    });
    const key = { number: complaint.number, secret };
    await stranger.call('followComplaint', { body: key });
    const again = await coordinator.call('recordComplaint', { body });
    expect(again.complaint.id).toBe(complaint.id);
    for (const change of [{ receivedDay: '2026-03-10' }, { facilityId: 'csr-imilchil' }]) {
      const wrong = { ...body, ...change, idempotencyKey: randomUUID() };
      const refused = await coordinator.refusedCall('recordComplaint', { body: wrong });
      expect(refused.code).toBe('INPUT_INVALID');
    }
  });

  test('then the list is filtered and goes on where the page ended', async () => {
    for (let count = 0; count < 26; count += 1) await file({ subject: 'waiting' });
    const second = stage.browser();
    second.headers = { ...second.headers, 'X-Forwarded-For': '192.0.2.7' };
    for (let count = 0; count < 26; count += 1) await file({}, second);
    const first = await coordinator.call('listComplaints', { query: { state: 'open' } });
    expect(first.complaints).toHaveLength(50);
    const query = { state: 'open', after: first.next ?? '' } as const;
    const rest = await coordinator.call('listComplaints', { query });
    expect(rest.complaints).toHaveLength(2);
    expect(rest.next).toBeUndefined();
    const ids = [...first.complaints, ...rest.complaints].map(({ id }) => id);
    expect(new Set(ids).size).toBe(52);
    const none = await coordinator.call('listComplaints', { query: { channel: 'phone' } });
    expect(none.complaints).toEqual([]);
    const number = first.complaints[7]?.number ?? '';
    const found = await coordinator.call('listComplaints', { query: { number } });
    expect(found.complaints.map((it) => it.number)).toEqual([number]);
  });
});

describe('When the deadline comes', () => {
  const remindedAfter = async (days: number) => {
    for (const stepMs of [days * dayMs, 60 * 60_000]) {
      const reminded = stage.logged('complaints-reminded');
      stage.clock.sleep(stepMs);
      await reminded;
    }
    coordinator = await stage.signedIn(people.coordinator);
  };

  test('then the owner is reminded once before and once after it', async () => {
    const told = (await coordinator.connect()).fact('complaints:changed');
    await file();
    await told;
    await assigned();
    // The 26th: three working days are left.
    await remindedAfter(17);
    await remindedAfter(1);
    const { due, steps } = await onlyOne();
    expect(due).toBe('due-soon');
    expect(steps.filter(({ what }) => what === 'remind')).toHaveLength(1);
    expect(await noticeOf()).toMatchObject({ dueSoon: 1, overdue: 0 });
    await remindedAfter(5);
    const late = await onlyOne();
    expect(late.steps.map(({ reminder }) => reminder)).toEqual([
      undefined,
      undefined,
      'before-deadline',
      'after-deadline',
    ]);
    expect(await noticeOf()).toMatchObject({ dueSoon: 0, overdue: 1 });
    const query = { due: 'overdue' } as const;
    expect((await coordinator.call('listComplaints', { query })).complaints).toHaveLength(1);
    expect((await figures()).overdue).toBe(1);
  });

  const noticeOf = () => coordinator.call('readComplaintNotice', {});
});

describe('After a consultation', () => {
  let nurse: Browser;
  let benali: Browser;
  let atBenali: Connection;
  let consultationId: string;
  beforeEach(async () => {
    nurse = await stage.signedIn(people.nurse);
    benali = await stage.signedIn(people.neurologist);
    atBenali = await benali.connect();
    consultationId = await acceptedCase(nurse, atBenali);
  });
  const ask = (by = nurse) => by.call('askForFeedback', { params: { id: consultationId } });
  const over = async () => {
    await signedNote(benali, consultationId);
    await finish(benali, consultationId);
  };

  test('then the patient answers by a link, once, and no name is anywhere', async () => {
    const early = await nurse.refusedCall('askForFeedback', { params: { id: consultationId } });
    expect(early.code).toBe('NOT_FOUND');
    await over();
    const { token: first } = await ask();
    const { token } = await ask();
    const dead = await stranger.refusedCall('lookAtFeedbackLink', { body: { token: first } });
    expect(dead.code).toBe('INVITATION_GONE');
    const form = await stranger.call('lookAtFeedbackLink', { body: { token } });
    expect(form).toMatchObject({ day: '2026-03-09' });
    const body = { token, answers: contentPatient };
    const twice = await Promise.allSettled(
      [1, 2].map(() => stranger.call('giveFeedback', { body })),
    );
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await stranger.refusedCall('giveFeedback', { body })).code).toBe('INVITATION_GONE');
    const again = await nurse.refusedCall('askForFeedback', { params: { id: consultationId } });
    expect(again.code).toBe('INVITATION_GONE');
    const { feedback } = await figures();
    // Of one person the answers would tell who it was.
    expect(feedback).toEqual({ given: 1, answered: 1 });
    for (const person of [people.otherSitesNurse, people.neurologist, people.coordinator]) {
      const other = await stage.signedIn(person);
      const refused = await other.refusedCall('askForFeedback', { params: { id: consultationId } });
      expect(refused.code).toBe('NOT_FOUND');
    }
  });

  test('then a link is dead after two weeks', async () => {
    await over();
    const { token } = await ask();
    stage.clock.sleep(14 * dayMs);
    const refused = await stranger.refusedCall('lookAtFeedbackLink', { body: { token } });
    expect(refused.code).toBe('INVITATION_GONE');
  });

  test('then a complaint from that link is tied to it, without its patient', async () => {
    await over();
    await file({ feedbackToken: (await ask()).token, provinceId: 'safi' });
    const complaint = await onlyOne();
    expect(complaint.consultation).toEqual({
      id: consultationId,
      specialty: 'neurology',
      requestedAt: '2026-03-09T09:00:00.000Z',
      facility: complaint.facility,
    });
    expect(complaint).toMatchObject({ provinceId: 'al-haouz', isLinked: true });
    expect(JSON.stringify(complaint)).not.toMatch(/patient|reason"/);
    // Nobody spoke for a minute, so no consultation was held that a rate could be of.
    const { consultations, perThousandConsultations } = await figures();
    expect([consultations, perThousandConsultations]).toEqual([0, undefined]);
  });

  test('then a coordinator finds it by site and day, and one of another region not', async () => {
    const imilchil = await stage.signedIn(people.otherSitesNurse);
    const { id: elsewhere } = await requestBy(imilchil, { patientId: 'demo-patient-i1' });
    await file();
    const { id, version } = await onlyOne();
    const query = { facilityId: 'csr-tighdouine', day: '2026-03-09' };
    const found = await coordinator.call('listLinkableConsultations', { params: { id }, query });
    expect(found.consultations.map((it) => it.id)).toEqual([consultationId]);
    const wrong = { params: { id }, body: { version, consultationId: elsewhere } };
    expect((await coordinator.refusedCall('linkComplaint', wrong)).code).toBe('NOT_FOUND');
    const body = { version, consultationId };
    const linked = await coordinator.call('linkComplaint', { params: { id }, body });
    expect(linked.consultation?.id).toBe(consultationId);
    const away = { params: { id }, body: { version: linked.version } };
    const free = await coordinator.call('linkComplaint', away);
    expect(free.consultation).toBeUndefined();
    expect(free.steps.map(({ what }) => what)).toEqual(['receive', 'link', 'link']);
  });
});
