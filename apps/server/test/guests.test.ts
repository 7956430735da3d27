import { commands, endpoints, type CommandName, type Endpoint } from '@qarib/contracts';
import type { FakeMediaNode } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { guestBrowser, guestInvitation } from './inviting.ts';
import { acceptedCase, callStage, connectedCase, enter, finish } from './journey.ts';
import { patients, people, type Stage } from './stage.ts';

const hourMs = 60 * 60_000;
let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  ({ stage, node, nurse, benali } = await callStage());
});
beforeEach(async () => {
  ({ atNurse, atBenali, id } = await connectedCase(nurse, benali));
});
afterEach(async () => {
  await finish(benali, id);
  atNurse.close();
  atBenali.close();
});
afterAll(() => stage.close());

const makeLink = () => nurse.call('inviteGuest', guestInvitation(id));

/** So long that the media node is missed meanwhile, and dials in again. */
async function letTimePass(durationMs: number): Promise<void> {
  stage.clock.advance(durationMs);
  node.close();
  node = await stage.mediaNode(`node-${stage.clock.now().getTime()}`);
}

describe('When a link is made for somebody outside', () => {
  test('then looking shows who invites and uses nothing up, and the second use is refused', async () => {
    const { token, invitation } = await makeLink();
    expect(invitation).toMatchObject({ kind: 'guest', status: 'open' });
    expect(invitation).not.toHaveProperty('name');
    const stranger = stage.browser();
    const shown = await stranger.call('lookAtGuestLink', { body: { token } });
    expect(shown).toMatchObject({ invitedBy: 'Fatima Aït Lahcen', specialty: 'neurology' });
    const guest = await guestBrowser(stage, token);
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
      guestBrowser(stage, token, 'Itto'),
      guestBrowser(stage, token, 'Ali'),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('then a lost answer asked for again makes another link, and the first is dead', async () => {
    const input = guestInvitation(id);
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
    const guest = await guestBrowser(stage, token);
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
    guest = await guestBrowser(stage, token);
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
    await nurse.call('withdrawInvitation', { params: { id, invitationId } });
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
    const guest = await guestBrowser(stage, (await makeLink()).token);
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
