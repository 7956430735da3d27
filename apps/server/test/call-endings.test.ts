import type { FakeMediaNode } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { callStage, connectedCase, enter, finish } from './journey.ts';
import { people, type Stage } from './stage.ts';

const graceMs = 8_000;
const tenMinutesMs = 10 * 60_000;
const seatMs = 12 * 60_000;
let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let consultationId: string;

beforeAll(async () => {
  ({ stage, node, nurse, benali } = await callStage());
});
beforeEach(async () => {
  ({ atNurse, atBenali, id: consultationId } = await connectedCase(nurse, benali));
});
afterEach(() => {
  atNurse.close();
  atBenali.close();
});
afterAll(() => stage.close());

describe('When signalling is lost', () => {
  test('then the seat is kept for ten minutes, and the way back is one command', async () => {
    const { peerId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const back = await nurse.connect();
    const noticed = stage.logged('connection-lost');
    atNurse.close();
    await noticed;
    await stage.pass(tenMinutesMs, node);
    const state = await back.command('call:rejoin', { peerId });
    expect(state.participants).toMatchObject([{ practitionerId: people.neurologist }]);
    await atBenali.settle();
    expect(atBenali.heard('call:participant-left')).toBe(false);
    await back.command('call:leave', { peerId });
    back.close();
  });

  test('then after that while the others are told, and the way back is closed', async () => {
    const { peerId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const noticed = stage.logged('connection-lost');
    atNurse.close();
    await noticed;
    const left = atBenali.fact('call:participant-left');
    await stage.pass(seatMs, node);
    await expect(left).resolves.toEqual({ consultationId, peerId, reason: 'left' });
    const back = await nurse.connect();
    expect((await back.refused('call:rejoin', { peerId })).code).toBe('CALL_PEER_GONE');
    back.close();
  });

  test('then a sign-out keeps no seat', async () => {
    const leaving = await stage.signedIn(people.nurse);
    const { peerId } = await enter(await leaving.connect(), consultationId);
    await enter(atBenali, consultationId);
    const noticed = stage.logged('connection-lost');
    await leaving.call('signOut', {});
    await noticed;
    const left = atBenali.fact('call:participant-left');
    await stage.pass(graceMs, node);
    await expect(left).resolves.toMatchObject({ peerId });
  });

  test('then a room that everybody left is closed after a while', async () => {
    const { peerId, callSessionId } = await enter(atNurse, consultationId);
    await atNurse.command('call:leave', { peerId });
    expect(node.rooms.has(callSessionId)).toBe(true);
    await stage.pass(61_000, node);
    const { callSessionId: next } = await enter(atNurse, consultationId);
    expect(next).not.toBe(callSessionId);
    expect(node.rooms.has(callSessionId)).toBe(false);
  });
});

describe('When nothing is heard of somebody’s media', () => {
  test('then the others see them gone, and back when the link is, in the same seat', async () => {
    const { peerId, callSessionId: roomId } = await enter(atNurse, consultationId);
    const { peerId: other } = await enter(atBenali, consultationId);
    const left = atBenali.fact('call:participant-left');
    node.tell('peer:path-lost', { roomId, peerId });
    await expect(left).resolves.toEqual({ consultationId, peerId, reason: 'link-lost' });
    const { participants } = await atBenali.command('call:rejoin', { peerId: other });
    expect(participants).toEqual([]);
    const joined = atBenali.fact('call:participant-joined');
    node.tell('peer:path-found', { roomId, peerId });
    await expect(joined).resolves.toMatchObject({ participant: { peerId } });
    expect(atNurse.heard('call:interrupted')).toBe(false);
  });

  test('then one who closed the page leaves at once', async () => {
    const { peerId, callSessionId: roomId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const left = atBenali.fact('call:participant-left');
    node.tell('peer:lost', { roomId, peerId });
    await expect(left).resolves.toMatchObject({ peerId, reason: 'left' });
  });

  test('then key frames are asked for when it is back', async () => {
    const { peerId, callSessionId: roomId } = await enter(atNurse, consultationId);
    await atNurse.command('call:refresh-media', { peerId });
    expect(node.received.at(-1)).toEqual({ name: 'peer:refresh', payload: { roomId, peerId } });
    const refused = await atBenali.refused('call:refresh-media', { peerId });
    expect(refused.code).toBe('CALL_PEER_GONE');
  });
});

describe('When the call ends', () => {
  test('then hanging up ends neither the room nor the consultation', async () => {
    const { peerId, callSessionId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const left = atBenali.fact('call:participant-left');
    await atNurse.command('call:leave', { peerId });
    await expect(left).resolves.toEqual({ consultationId, peerId, reason: 'left' });
    const again = await enter(atNurse, consultationId);
    expect(again.callSessionId).toBe(callSessionId);
  });

  test('then finishing closes the room, and nobody prepares any more', async () => {
    const { callSessionId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const told = atNurse.fact('consultation:finished');
    const closed = node.closing(callSessionId);
    await finish(benali, consultationId);
    await told;
    await closed;
    expect(node.rooms.has(callSessionId)).toBe(false);
    const refused = await atNurse.refused('call:prepare', { consultationId });
    expect(refused.code).toBe('CONSULTATION_NOT_CALLABLE');
  });

  test('then a room its worker died with is replaced, and its peers are told', async () => {
    const { callSessionId: roomId } = await enter(atNurse, consultationId);
    const interrupted = atNurse.fact('call:interrupted');
    node.rooms.delete(roomId);
    node.tell('room:lost', { roomId });
    await expect(interrupted).resolves.toEqual({ consultationId, callSessionId: roomId });
    const again = await enter(atNurse, consultationId);
    expect(again.callSessionId).not.toBe(roomId);
  });

  test('then a room its node does not know any more is replaced without a word', async () => {
    const { callSessionId } = await enter(atNurse, consultationId);
    node.rooms.delete(callSessionId);
    const again = await enter(atBenali, consultationId);
    expect(again.callSessionId).not.toBe(callSessionId);
  });

  test('then a peer whose path was lost starts over, and the others see it leave', async () => {
    const { peerId, callSessionId: roomId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const left = atBenali.fact('call:participant-left');
    const interrupted = atNurse.fact('call:interrupted');
    node.tell('peer:lost', { roomId, peerId });
    await Promise.all([left, interrupted]);
  });
});
