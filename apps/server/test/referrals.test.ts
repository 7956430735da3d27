import { randomUUID } from 'node:crypto';
import type { NoteContent } from '@qarib/clinical';
import { seizureNote, transferNote } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase } from './journey.ts';
import { people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let params: { id: string };

beforeAll(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
});
beforeEach(async () => {
  params = { id: await acceptedCase(nurse, atBenali) };
});
afterAll(() => stage.close());

async function sign(content: NoteContent): Promise<void> {
  const { version } = await benali.call('saveNote', { params, body: { version: 0, content } });
  await benali.call('signNote', { params, body: { version } });
}

async function amendWith(content: NoteContent): Promise<void> {
  const body = { idempotencyKey: randomUUID(), reason: 'Corrigé' };
  const { amendments } = await benali.call('amendNote', { params, body });
  const amendment = amendments.at(-1)?.amendment ?? 0;
  await benali.call('saveNote', { params, body: { amendment, version: 1, content } });
  await benali.call('signNote', { params, body: { amendment, version: 2 } });
}

const referralsOf = (browser: Browser) =>
  browser.call('listReferrals', { query: { consultationId: params.id } });

async function sent() {
  await sign(transferNote);
  const { open } = await referralsOf(nurse);
  const [referral] = open;
  if (!referral) throw new Error('nobody was sent');
  return referral;
}

const move = (
  browser: Browser,
  { id, version }: { id: string; version: number },
  event: 'accept' | 'depart' | 'arrive' | 'cancel',
  remark = '',
) => browser.call('moveReferral', { params: { id }, body: { version, event, remark } });

describe('When a note with a transfer is signed', () => {
  test('then the patient is on the nurse’s list, is seen to leave and to arrive, and is off it', async () => {
    const told = atNurse.fact('referral:changed');
    const referral = await sent();
    await told;
    expect(referral).toMatchObject({
      state: 'requested',
      urgency: 'immediate',
      acceptingFacilityName: 'CHU Mohammed VI, Marrakech',
      practitioner: { name: 'Dr Salma Benali' },
    });
    const tazi = await stage.signedIn(people.otherNeurologist);
    const accepted = await move(tazi, referral, 'accept', 'Lit 12 en réanimation');
    const departed = await move(nurse, accepted, 'depart');
    await expect(move(nurse, accepted, 'depart')).resolves.toEqual(departed);
    const arrived = await move(nurse, departed, 'arrive');
    expect(arrived.timeline).toMatchObject([
      { state: 'requested', by: { name: 'Dr Salma Benali' } },
      { state: 'accepted', by: { name: 'Dr Karim Tazi' }, remark: 'Lit 12 en réanimation' },
      { state: 'departed', by: { name: 'Fatima Aït Lahcen' } },
      { state: 'arrived' },
    ]);
    const after = await referralsOf(benali);
    expect([after.open, after.closed.map(({ id }) => id)]).toEqual([[], [referral.id]]);
  });

  test('then of two who tell at once one is told of the other', async () => {
    const referral = await sent();
    const outcomes = await Promise.allSettled([
      move(nurse, referral, 'depart'),
      move(benali, referral, 'cancel'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('then what is over stays so, and others see nothing of it', async () => {
    const referral = await sent();
    const cancelled = await move(nurse, referral, 'cancel', 'La famille refuse');
    const refused = await nurse.refusedCall('moveReferral', {
      params: { id: referral.id },
      body: { version: cancelled.version, event: 'depart' },
    });
    expect(refused.code).toBe('REFERRAL_NOT_OPEN');
    for (const other of [people.otherSitesNurse, people.coordinator]) {
      const browser = await stage.signedIn(other);
      const body = { version: cancelled.version, event: 'arrive' as const };
      const hidden = await browser.refusedCall('moveReferral', {
        params: { id: referral.id },
        body,
      });
      expect(hidden.code).toBe('NOT_FOUND');
    }
  });
});

describe('When an amendment sends the patient elsewhere', () => {
  test('then the former transfer is called off and the new one asked for; the same one is left alone', async () => {
    const referral = await sent();
    await amendWith({ ...transferNote, outcomeReason: 'Précision' });
    expect((await referralsOf(nurse)).open.map(({ id }) => id)).toEqual([referral.id]);
    const elsewhere = {
      ...transferNote,
      referral: {
        ...transferNote.referral,
        kind: 'transfer' as const,
        facilityId: undefined,
        facilityName: 'Hôpital provincial Azilal',
        reason: 'Plus proche',
      },
    };
    await amendWith(elsewhere);
    const { open, closed } = await referralsOf(nurse);
    expect(open.map((it) => it.acceptingFacilityName)).toEqual(['Hôpital provincial Azilal']);
    expect(closed).toMatchObject([{ id: referral.id, state: 'cancelled' }]);
  });
});

describe('When a note with a follow-up is signed', () => {
  const followedUp: NoteContent = {
    ...seizureNote,
    outcome: 'follow-up',
    followUp: { date: '2026-03-20', reason: 'Résultat de l’EEG' },
  };

  test('then the patient is among those to be seen again, and an amendment changes the day', async () => {
    await sign(followedUp);
    const due = async () => {
      const { followUps } = await nurse.call('listFollowUps', {});
      return followUps.filter(({ consultationId }) => consultationId === params.id);
    };
    expect(await due()).toMatchObject([{ dueOn: '2026-03-20', reason: 'Résultat de l’EEG' }]);
    await amendWith({ ...followedUp, followUp: { date: '2026-03-27', reason: '' } });
    expect(await due()).toMatchObject([{ dueOn: '2026-03-27' }]);
    await amendWith(seizureNote);
    expect(await due()).toEqual([]);
  });
});

test('a physician is offered the hospitals, and nobody else', async () => {
  const { facilities } = await benali.call('listAcceptingFacilities', {});
  expect(new Set(facilities.map(({ kind }) => kind))).toEqual(new Set(['hospital']));
  expect((await nurse.refusedCall('listAcceptingFacilities', {})).code).toBe('NOT_FOUND');
});
