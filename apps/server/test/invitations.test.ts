import { randomUUID } from 'node:crypto';
import { commands, endpoints, type CommandName, type Endpoint } from '@qarib/contracts';
import { type FakeMediaNode, opusAndVp8 } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

const hourMs = 60 * 60_000;
let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let tazi: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  stage = await Stage.open();
  node = await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
  tazi = await stage.signedIn(people.otherNeurologist);
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

const inviteTazi = (by: Browser = benali) =>
  by.call('inviteColleague', {
    params: { id },
    body: { idempotencyKey: randomUUID(), practitionerId: people.otherNeurologist },
  });
const makeLink = (guestKind: 'interpreter' | 'resident' = 'interpreter') =>
  nurse.call('inviteGuest', {
    params: { id },
    body: { idempotencyKey: randomUUID(), guestKind },
  });
const withdraw = (invitationId: string) =>
  nurse.call('withdrawInvitation', { params: { id, invitationId } });

async function guestBrowser(token: string, name = 'Itto Aït Brahim'): Promise<Browser> {
  const browser = stage.browser();
  await browser.call('enterAsGuest', { body: { token, name } });
  return browser;
}

describe('When a colleague is looked for', () => {
  const search = async (query: string, by = benali) => {
    const { colleagues } = await by.call('searchColleagues', {
      params: { id },
      query: { query },
    });
    return colleagues.map(({ name }) => name);
  };

  test('then the beginnings of a name find them, without accents, and who is in is left out', async () => {
    await expect(search('tazi k')).resolves.toEqual(['Dr Karim Tazi']);
    await expect(search('youssef')).resolves.toEqual(['Dr Youssef Berrada']);
    for (const name of ['fatima', 'benali', 'leila', 'omar'])
      await expect(search(name)).resolves.toEqual([]);
  });

  test('then a specialty finds its own, and strangers find nobody', async () => {
    const { colleagues } = await nurse.call('searchColleagues', {
      params: { id },
      query: { specialty: 'paediatrics' },
    });
    expect(colleagues.map(({ name }) => name)).toEqual(['Dr Nadia Idrissi', 'Dr Youssef Berrada']);
    const refused = await tazi.refusedCall('searchColleagues', { params: { id }, query: {} });
    expect(refused.code).toBe('NOT_FOUND');
  });
});

describe('When a colleague is invited', () => {
  test('then they are told, and are in the call without the case', async () => {
    const atTazi = await tazi.connect();
    const told = atTazi.fact('call:invited');
    await inviteTazi();
    expect(await told).toEqual({ consultationId: id });
    const { invitations } = await tazi.call('listReceivedInvitations', {});
    expect(invitations).toMatchObject([{ consultationId: id, invitedBy: 'Dr Salma Benali' }]);
    await enter(atBenali, id);
    const joined = atBenali.fact('call:participant-joined');
    await enter(atTazi, id);
    expect(await joined).toMatchObject({ participant: { name: 'Dr Karim Tazi' } });
    const { invitations: seen } = await nurse.call('listInvitations', { params: { id } });
    expect(seen).toMatchObject([{ name: 'Dr Karim Tazi' }]);
    for (const name of ['readConsultation', 'readNote', 'listInvitations'] as const)
      expect((await tazi.refusedCall(name, { params: { id } })).code).toBe('NOT_FOUND');
    atTazi.close();
  });

  test('then withdrawing it takes them out, and keeps them out', async () => {
    const atTazi = await tazi.connect();
    const { id: invitationId } = await inviteTazi();
    await enter(atTazi, id);
    await enter(atBenali, id);
    const closed = atTazi.fact('call:closed');
    const left = atBenali.fact('call:participant-left');
    await withdraw(invitationId);
    expect(await closed).toEqual({ consultationId: id, reason: 'withdrawn' });
    await left;
    expect((await atTazi.refused('call:prepare', { consultationId: id })).code).toBe('NOT_FOUND');
    expect((await tazi.call('listReceivedInvitations', {})).invitations).toEqual([]);
    atTazi.close();
  });

  test('then they stay for a minute when both sides have hung up, and not among themselves', async () => {
    const atTazi = await tazi.connect();
    await inviteTazi();
    const { peerId } = await enter(atTazi, id);
    const hosts = [await enter(atNurse, id), await enter(atBenali, id)];
    const closed = atTazi.fact('call:closed');
    await atNurse.command('call:leave', { peerId: hosts[0]?.peerId ?? '' });
    await atBenali.command('call:leave', { peerId: hosts[1]?.peerId ?? '' });
    await stage.pass(57_000, node);
    await atTazi.command('call:rejoin', { peerId });
    await stage.pass(3_000, node);
    expect(await closed).toEqual({ consultationId: id, reason: 'hosts-left' });
    atTazi.close();
  });

  test('then the end of the consultation is the end of their call, too', async () => {
    const atTazi = await tazi.connect();
    await inviteTazi();
    await enter(atTazi, id);
    const closed = atTazi.fact('call:closed');
    await finish(benali, id);
    expect(await closed).toEqual({ consultationId: id, reason: 'consultation-over' });
    atTazi.close();
  });

  test('then nobody uninvited invites, and nobody of the site or without care is invited', async () => {
    expect((await tazi.refusedCall('inviteGuest', guestInput())).code).toBe('NOT_FOUND');
    for (const practitionerId of [people.nurse, people.neurologist, people.coordinator]) {
      const body = { idempotencyKey: randomUUID(), practitionerId };
      const refused = await nurse.refusedCall('inviteColleague', { params: { id }, body });
      expect(refused.code).toBe('NOT_FOUND');
    }
  });

  test('then asking again is the same wish, and a sixth waits for one to be withdrawn', async () => {
    const first = await inviteTazi();
    expect((await inviteTazi(nurse)).id).toBe(first.id);
    for (let link = 0; link < 4; link += 1) await makeLink();
    expect((await nurse.refusedCall('inviteGuest', guestInput())).code).toBe('INVITATION_LIMIT');
    await withdraw(first.id);
    await makeLink('resident');
  });
});

/** So long that the media node is missed meanwhile, and dials in again. */
async function letTimePass(durationMs: number): Promise<void> {
  stage.clock.advance(durationMs);
  node.close();
  node = await stage.mediaNode(`node-${stage.clock.now().getTime()}`);
}

const guestInput = () => ({
  params: { id },
  body: { idempotencyKey: randomUUID(), guestKind: 'resident' as const },
});

describe('When a link is made for somebody outside', () => {
  test('then looking shows who invites and uses nothing up, and the second use is refused', async () => {
    const { token, invitation } = await makeLink();
    expect(invitation).toMatchObject({ kind: 'guest', status: 'open' });
    expect(invitation).not.toHaveProperty('name');
    const stranger = stage.browser();
    const shown = await stranger.call('lookAtGuestLink', { body: { token } });
    expect(shown).toMatchObject({ invitedBy: 'Fatima Aït Lahcen', specialty: 'neurology' });
    const guest = await guestBrowser(token);
    expect(await guest.call('readGuest', {})).toMatchObject({ name: 'Itto Aït Brahim' });
    for (const name of ['lookAtGuestLink', 'enterAsGuest'] as const) {
      const body = { token, name: 'Another' };
      expect(await stranger.refusedCall(name, { body })).toMatchObject({
        code: 'INVITATION_GONE',
        status: 410,
      });
    }
  });

  test('then of two who open it together one is in', async () => {
    const { token } = await makeLink();
    const tries = await Promise.allSettled([
      guestBrowser(token, 'Itto'),
      guestBrowser(token, 'Ali'),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('then a lost answer asked for again makes another link, and the first is dead', async () => {
    const input = guestInput();
    const first = await nurse.call('inviteGuest', input);
    const second = await nurse.call('inviteGuest', input);
    expect(second.invitation.id).toBe(first.invitation.id);
    const stranger = stage.browser();
    const refused = await stranger.refusedCall('lookAtGuestLink', { body: first });
    expect(refused.code).toBe('INVITATION_GONE');
    await stranger.call('lookAtGuestLink', { body: second });
  });

  test('then it is dead after two hours', async () => {
    const { token } = await makeLink();
    await letTimePass(2 * hourMs);
    const refused = await stage.browser().refusedCall('lookAtGuestLink', { body: { token } });
    expect(refused.code).toBe('INVITATION_GONE');
  });

  test('then neither link nor pass is in the database in clear', async () => {
    const { token } = await makeLink();
    const guest = await guestBrowser(token);
    const pass = guest.cookie.split('=')[1] ?? '';
    const stolen = stage.browser();
    for (const secret of [token, pass]) {
      stolen.cookie = `qarib-session=${secret}`;
      expect((await stolen.refusedCall('readSession', {})).code).toBe('NOT_SIGNED_IN');
      expect(stage.logLines.join('')).not.toContain(secret);
    }
  });

  test('then whoever tries links that do not open is slowed down', async () => {
    const stranger = stage.browser();
    stranger.headers = { ...stranger.headers, 'X-Forwarded-For': '203.0.113.7' };
    const codes: string[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1) {
      const body = { token: 'x'.repeat(43) };
      codes.push((await stranger.refusedCall('lookAtGuestLink', { body })).code);
    }
    expect(codes.at(0)).toBe('INVITATION_GONE');
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });
});

describe('When a guest is in', () => {
  let guest: Browser;
  let atGuest: Connection;
  let invitationId: string;
  beforeEach(async () => {
    const { token, invitation } = await makeLink();
    invitationId = invitation.id;
    guest = await guestBrowser(token);
    atGuest = await guest.connect('/guest');
  });
  afterEach(() => atGuest.close());

  test('then the others see who it is, and the guest sees them', async () => {
    await enter(atNurse, id);
    const joined = atNurse.fact('call:participant-joined');
    const { participants } = await enter(atGuest, id);
    expect(participants).toMatchObject([{ name: 'Fatima Aït Lahcen', role: 'nurse' }]);
    expect((await joined).participant).toMatchObject({
      name: 'Itto Aït Brahim',
      role: 'guest',
      guestKind: 'interpreter',
    });
    expect((await joined).participant).not.toHaveProperty('practitionerId');
  });

  test('then the pass ends with the consultation, and so does what was opened with it', async () => {
    await enter(atGuest, id);
    const closed = atGuest.fact('call:closed');
    await finish(benali, id);
    await closed;
    expect((await guest.refusedCall('readGuest', {})).code).toBe('INVITATION_GONE');
    await expect(guest.connect('/guest')).rejects.toThrow('INVITATION_GONE');
  });

  test('then signalling that was away comes back to the same place', async () => {
    const { peerId } = await enter(atGuest, id);
    atGuest.close();
    const again = await guest.connect('/guest');
    await again.command('call:rejoin', { peerId });
    again.close();
  });

  test('then no endpoint of a session opens', async () => {
    const params = {
      id,
      invitationId,
      attachmentId: 'none',
      patientId: patients.withConsent,
      fileName: 'a.jpg',
    };
    const closed = Object.values<Endpoint>(endpoints).filter(({ isPublic }) => !isPublic);
    for (const { method, path } of closed) {
      const filled = path.replace(/:(\w+)/g, (_, key: keyof typeof params) => params[key]);
      const answer = await guest.send(method, filled, method === 'GET' ? undefined : '{}');
      expect([path, answer.status]).toEqual([path, 401]);
    }
    const photo = `/api/consultations/${id}/attachments/none/content`;
    expect((await guest.send('GET', photo)).status).toBe(401);
  });

  test('then no command but those of its own call is answered', async () => {
    const callOnly = (name: string) => name.startsWith('call:');
    for (const name of Object.keys(commands) as CommandName[]) {
      if (callOnly(name)) continue;
      const { code } = await atGuest.refused(name, { consultationId: id });
      expect([name, ['NOT_FOUND', 'INPUT_INVALID']]).toEqual([
        name,
        expect.arrayContaining([code]),
      ]);
    }
    await expect(guest.connect()).rejects.toMatchObject({ data: { code: 'NOT_SIGNED_IN' } });
  });

  test('then another call does not exist, and the facts of the site do not come', async () => {
    const other = await acceptedCase(nurse, atBenali);
    const refused = await atGuest.refused('call:prepare', { consultationId: other });
    expect(refused.code).toBe('NOT_FOUND');
    await enter(atGuest, id);
    await finish(benali, other);
    await atGuest.settle();
    const names = new Set(atGuest.facts.map(({ name }) => name));
    expect([...names].filter((name) => !/^(system:health-changed|call:)/.test(name))).toEqual([]);
  });

  test('then withdrawing ends it at once: the peer, the socket and the way back', async () => {
    await enter(atGuest, id);
    const { callSessionId } = await enter(atNurse, id);
    const closed = atGuest.fact('call:closed');
    await withdraw(invitationId);
    expect(await closed).toEqual({ consultationId: id, reason: 'withdrawn' });
    await atGuest.closed();
    expect(node.rooms.get(callSessionId)?.size).toBe(1);
    expect((await guest.refusedCall('readGuest', {})).code).toBe('INVITATION_GONE');
    await expect(guest.connect('/guest')).rejects.toMatchObject({
      data: { code: 'INVITATION_GONE' },
    });
  });

  test('then a stay ends by the clock, too', async () => {
    await letTimePass(4 * hourMs);
    await atGuest.closed();
    expect((await guest.refusedCall('readGuest', {})).code).toBe('INVITATION_GONE');
  });

  test('then the audit says by name what the guest did', async () => {
    await enter(atGuest, id);
    const admin = await stage.signedIn(people.administrator);
    const { entries } = await admin.call('readAudit', {});
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'prepare-call', agentName: 'Itto Aït Brahim' }),
    );
  });
});

describe('When a guest and the nurse wait for the physician', () => {
  test('then media between them starts no consultation, and with the physician it does', async () => {
    const guest = await guestBrowser((await makeLink()).token);
    const atGuest = await guest.connect('/guest');
    const { callSessionId: roomId, peerId } = await enter(atNurse, id);
    const { peerId: guestId } = await enter(atGuest, id);
    node.tell('room:media-flowed', { roomId, peerIds: [peerId, guestId] });
    const { peerId: physicianId } = await enter(atBenali, id);
    const { status } = await nurse.call('readConsultation', { params: { id } });
    expect(status).toBe('accepted');
    const started = atNurse.fact('consultation:started');
    node.tell('room:media-flowed', { roomId, peerIds: [guestId, physicianId] });
    await started;
    atGuest.close();
  });
});

describe('When the call is full', () => {
  test('then a fifth is refused in the lobby and at the door, and the physician never is', async () => {
    const first = await guestBrowser((await makeLink()).token);
    const second = await guestBrowser((await makeLink('resident')).token, 'Dr Ilyas Amrani');
    const atFirst = await first.connect('/guest');
    const atSecond = await second.connect('/guest');
    await enter(atFirst, id);
    await enter(atNurse, id);
    // In the lobby while there is still a place, and at the door when there is none.
    const { peerId } = await atBenali.command('call:prepare', { consultationId: id });
    await enter(atSecond, id);
    await inviteTazi();
    const tooLate = await tazi.connect();
    expect((await tooLate.refused('call:prepare', { consultationId: id })).code).toBe('CALL_FULL');
    const { participants } = await atBenali.command('call:join', {
      peerId,
      rtpCapabilities: opusAndVp8,
    });
    expect(participants).toHaveLength(3);
    for (const place of [atFirst, atSecond, tooLate]) place.close();
  });
});

describe('When one person opens Qarib again and again', () => {
  test('then lobbies give way to newer ones, whose pages are told', async () => {
    const tabs = [await nurse.connect(), await nurse.connect(), await nurse.connect()];
    const first = await atNurse.command('call:prepare', { consultationId: id });
    const replaced = atNurse.fact('call:replaced');
    for (const tab of tabs) await tab.command('call:prepare', { consultationId: id });
    expect(await replaced).toEqual({ peerId: first.peerId });
    expect(node.rooms.get(first.callSessionId)?.size).toBe(3);
    const gone = { peerId: first.peerId, rtpCapabilities: opusAndVp8 };
    expect((await atNurse.refused('call:join', gone)).code).toBe('CALL_PEER_GONE');
    for (const tab of tabs) tab.close();
  });

  test('then the seventeenth connection is refused until one ends', async () => {
    const tabs: Connection[] = [];
    for (let tab = 0; tab < 16; tab += 1) tabs.push(await tazi.connect());
    await expect(tazi.connect()).rejects.toMatchObject({ data: { code: 'TOO_MANY_CONNECTIONS' } });
    for (const tab of tabs) tab.close();
  });
});
