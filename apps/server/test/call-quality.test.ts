import { randomUUID } from 'node:crypto';
import { commands, type CallQualityReport } from '@qarib/contracts';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish } from './journey.ts';
import { people, Stage } from './stage.ts';

const today = { from: '2026-03-09', to: '2026-03-09' };
const goodCall: CallQualityReport = {
  joinMs: 420,
  path: 'udp',
  lossUp: 0.01,
  lossDown: 0.02,
  roundTripMs: 180,
  jitterMs: 12,
  upKbps: 310,
  downKbps: 420,
  concealedRatio: 0.004,
  freezes: 1,
  rejoins: 0,
  rejoiningMs: 0,
  profileChanges: 1,
  pictureLosses: 0,
};
const poorCall: CallQualityReport = {
  ...goodCall,
  lossUp: 0.08,
  roundTripMs: 640,
  rejoins: 2,
  rejoiningMs: 9_000,
  pictureLosses: 3,
};

let stage: Stage;
let nurse: Browser;
let benali: Browser;
let coordinator: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  coordinator = await stage.signedIn(people.coordinator);
});
beforeEach(async () => {
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
  id = await acceptedCase(nurse, atBenali);
});
afterEach(async () => {
  await finish(benali, id);
  atNurse.close();
  atBenali.close();
});
afterAll(() => stage.close());

const overview = (browser: Browser = coordinator) =>
  browser.call('readCallQuality', { query: today });
const ofThisCall = async () =>
  (await overview()).newest.filter(({ consultationId }) => consultationId === id);

describe('When browsers tell how the call goes', () => {
  test('then the last of each is kept with the consultation, by part in the call alone', async () => {
    const { peerId, callSessionId } = await enter(atNurse, id);
    const other = await enter(atBenali, id);
    await atNurse.command('call:store-quality', { peerId, number: 1, figures: goodCall });
    await atNurse.command('call:store-quality', { peerId, number: 2, figures: poorCall });
    // Sent again, and one that was overtaken.
    await atNurse.command('call:store-quality', { peerId, number: 2, figures: goodCall });
    await atNurse.command('call:store-quality', { peerId, number: 1, figures: goodCall });
    const theirs = { peerId: other.peerId, number: 1, figures: goodCall };
    await atBenali.command('call:store-quality', theirs);
    const kept = await ofThisCall();
    const site = { consultationId: id, callSessionId, day: '2026-03-09' };
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({
      ...site,
      peerId,
      role: 'nurse',
      facilityId: 'csr-tighdouine',
      facilityName: expect.objectContaining({ fr: 'Centre de santé rural Tighdouine' }),
      reportedAt: expect.any(String),
      figures: poorCall,
    });
    expect(kept).toContainEqual(expect.objectContaining({ role: 'specialist', figures: goodCall }));
    const text = JSON.stringify(kept);
    for (const person of Object.values(people)) expect(text).not.toContain(person);
  });

  test('then a guest’s is kept, too, as a guest’s', async () => {
    const link = await nurse.call('inviteGuest', {
      params: { id },
      body: { idempotencyKey: randomUUID(), guestKind: 'interpreter' },
    });
    const browser = stage.browser();
    await browser.call('enterAsGuest', { body: { token: link.token, name: 'Itto Aït Brahim' } });
    const atGuest = await browser.connect('/guest');
    const { peerId } = await enter(atGuest, id);
    await atGuest.command('call:store-quality', { peerId, number: 1, figures: goodCall });
    const kept = await ofThisCall();
    expect(kept).toMatchObject([{ role: 'guest', peerId, figures: goodCall }]);
    expect(JSON.stringify(kept)).not.toContain('Itto');
  });

  test('then nobody tells of another’s place, nor from the lobby', async () => {
    const { peerId } = await enter(atNurse, id);
    const report = { peerId, number: 1, figures: goodCall };
    expect((await atBenali.refused('call:store-quality', report)).code).toBe('CALL_PEER_GONE');
    const lobby = await atBenali.command('call:prepare', { consultationId: id });
    await atBenali.command('call:store-quality', { ...report, peerId: lobby.peerId });
    expect(await ofThisCall()).toEqual([]);
  });

  test.each([
    ['lossUp', 1.2],
    ['roundTripMs', -1],
    ['freezes', 1e9],
    ['path', 'tunnel'],
    ['name', { toString: 'Fatima' }],
  ])('then %s of %p is refused, or never kept', (field, value) => {
    const raw = { peerId: randomUUID(), number: 1, figures: { ...goodCall, [field]: value } };
    const parsed = commands['call:store-quality'].payload.safeParse(raw);
    if (field === 'name') expect(parsed.data?.figures).toEqual(goodCall);
    else expect(parsed.success).toBe(false);
  });
});

describe('When it is read how calls went', () => {
  test('then other days have nothing of it', async () => {
    const query = { from: '2026-03-10', to: '2026-03-12' };
    const other = await coordinator.call('readCallQuality', { query });
    expect(other).toEqual({ newest: [] });
  });

  test('then coordinators see their region, the ministry and support see all, and nobody else sees anything', async () => {
    const elsewhere = { query: { ...today, regionId: 'draa-tafilalet' } };
    expect((await coordinator.refusedCall('readCallQuality', elsewhere)).code).toBe('NOT_FOUND');
    for (const browser of [nurse, benali]) {
      const refused = await browser.refusedCall('readCallQuality', { query: today });
      expect(refused.code).toBe('NOT_FOUND');
    }
    const administrator = await stage.signedIn(people.administrator);
    const ministry = await stage.signedIn(people.ministry);
    const bySite = (facilityId: string) => ({ query: { ...today, facilityId } });
    for (const browser of [administrator, ministry]) {
      const all = await overview(browser);
      expect(all).toEqual(await overview());
      expect((await browser.call('readCallQuality', elsewhere)).newest).toEqual([]);
      expect(await browser.call('readCallQuality', bySite('csr-tighdouine'))).toEqual(all);
      expect((await browser.call('readCallQuality', bySite('csr-imilchil'))).newest).toEqual([]);
    }
    const { entries } = await administrator.call('readAudit', {});
    const reads = entries.filter(({ action }) => action === 'read-call-quality');
    expect(reads.map(({ agentId, outcome }) => [agentId, outcome].join(' '))).toEqual(
      expect.arrayContaining([
        `${people.administrator} success`,
        `${people.nurse} refused`,
        `${people.coordinator} refused`,
      ]),
    );
  });

  test.each([
    ['backwards', { from: '2026-03-09', to: '2026-03-08' }],
    ['of more than a month', { from: '2026-01-01', to: '2026-03-09' }],
  ])('then a range %s is refused', async (_what, query) => {
    expect((await coordinator.refusedCall('readCallQuality', { query })).code).toBe(
      'INPUT_INVALID',
    );
  });
});
