import { randomUUID } from 'node:crypto';
import { type FakeMediaNode, opusAndVp8 } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { guestBrowser, guestInvitation } from './inviting.ts';
import { callStage, connectedCase, enter, finish } from './journey.ts';
import { people, type Stage } from './stage.ts';

let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let tazi: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

beforeAll(async () => {
  ({ stage, node, nurse, benali } = await callStage());
  tazi = await stage.signedIn(people.otherNeurologist);
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

const inviteTazi = (by: Browser = benali) =>
  by.call('inviteColleague', {
    params: { id },
    body: { idempotencyKey: randomUUID(), practitionerId: people.otherNeurologist },
  });
const makeLink = (guestKind?: 'resident') =>
  nurse.call('inviteGuest', guestInvitation(id, guestKind));
const withdraw = (invitationId: string) =>
  nurse.call('withdrawInvitation', { params: { id, invitationId } });

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
    expect((await tazi.refusedCall('inviteGuest', guestInvitation(id))).code).toBe('NOT_FOUND');
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
    expect((await nurse.refusedCall('inviteGuest', guestInvitation(id))).code).toBe(
      'INVITATION_LIMIT',
    );
    await withdraw(first.id);
    await makeLink('resident');
  });
});

describe('When the call is full', () => {
  test('then a fifth is refused in the lobby and at the door, and the physician never is', async () => {
    const first = await guestBrowser(stage, (await makeLink()).token);
    const second = await guestBrowser(stage, (await makeLink('resident')).token, 'Dr Ilyas Amrani');
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
