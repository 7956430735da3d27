import { randomUUID } from 'node:crypto';
import { firstSeizure } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, requestBy } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let nurse: Browser;
let atNurse: Connection;
let atBenali: Connection;

beforeEach(async () => {
  stage = await Stage.open();
  nurse = await stage.signedIn(people.nurse);
  atNurse = await nurse.connect();
  atBenali = await (await stage.signedIn(people.neurologist)).connect();
});
afterEach(() => stage.close());

describe('When a media node is lost', () => {
  test('then its calls are interrupted, and go on when another is there', async () => {
    const node = await stage.mediaNode('node-1');
    const consultationId = await acceptedCase(nurse, atBenali);
    const { callSessionId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const interrupted = Promise.all([
      atNurse.fact('call:interrupted'),
      atBenali.fact('call:interrupted'),
    ]);
    const away = atNurse.fact('system:health-changed', ({ media }) => !media);
    node.close();
    stage.clock.advance(3_500);
    await expect(interrupted).resolves.toEqual([
      { consultationId, callSessionId },
      { consultationId, callSessionId },
    ]);
    await away;
    const refused = await atNurse.refused('call:prepare', { consultationId });
    expect(refused.code).toBe('MEDIA_UNAVAILABLE');
    const back = atNurse.fact('system:health-changed', ({ media }) => media);
    await stage.mediaNode('node-2');
    await back;
    const again = await enter(atNurse, consultationId);
    expect(again.callSessionId).not.toBe(callSessionId);
    const { status } = await nurse.call('readConsultation', { params: { id: consultationId } });
    expect(status).toBe('accepted');
  });

  test('then a cut that is shorter than three beats interrupts nothing', async () => {
    const node = await stage.mediaNode('node-1');
    const consultationId = await acceptedCase(nurse, atBenali);
    const { callSessionId, peerId } = await enter(atNurse, consultationId);
    node.close();
    stage.clock.advance(2_000);
    const again = await stage.mediaNode('node-1');
    again.rooms.set(callSessionId, new Map([[peerId, { isJoined: true, consumers: [] }]]));
    await enter(atBenali, consultationId);
    stage.clock.advance(2_000);
    await atNurse.settle();
    expect(atNurse.heard('call:interrupted')).toBe(false);
    expect(again.rooms.get(callSessionId)?.size).toBe(2);
  });
});

describe('When nothing is heard of a media node whose line stands', () => {
  test('then it has too much to do, and its calls go on', async () => {
    const node = await stage.mediaNode('node-1');
    const consultationId = await acceptedCase(nurse, atBenali);
    const { callSessionId } = await enter(atNurse, consultationId);
    stage.clock.advance(9_000);
    const heard = stage.logged('media-node-beat');
    node.beat();
    await heard;
    stage.clock.advance(9_000);
    const again = await enter(atBenali, consultationId);
    expect(again.callSessionId).toBe(callSessionId);
    expect(atNurse.heard('call:interrupted')).toBe(false);
  });

  test('then new calls are for another that is heard', async () => {
    await stage.mediaNode('node-1');
    const consultationId = await acceptedCase(nurse, atBenali);
    const other = await stage.mediaNode('node-2');
    await stage.pass(4_000, other);
    await enter(atNurse, consultationId);
    expect(other.received.map(({ name }) => name)).toContain('room:create');
  });

  test('then it is given up after ten seconds', async () => {
    await stage.mediaNode('node-1');
    const consultationId = await acceptedCase(nurse, atBenali);
    const { callSessionId } = await enter(atNurse, consultationId);
    const interrupted = atNurse.fact('call:interrupted');
    stage.clock.advance(10_000);
    await expect(interrupted).resolves.toEqual({ consultationId, callSessionId });
  });
});

describe('When the database is lost', () => {
  test('then everybody is told at once, nothing hangs, and it recovers by itself', async () => {
    const away = atNurse.fact('system:health-changed', ({ database }) => !database);
    const body = {
      ...firstSeizure,
      idempotencyKey: randomUUID(),
      patientId: patients.withConsent,
    };
    await stage.stopDatabase();
    await away;
    const askedAt = performance.now();
    const refused = await nurse.refusedCall('requestConsultation', { body });
    expect(refused).toMatchObject({ code: 'DATABASE_UNAVAILABLE', status: 503 });
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    const command = await atBenali.refused('consultation:accept', { consultationId: 'any-id' });
    expect(command.code).toBe('DATABASE_UNAVAILABLE');
    const back = atNurse.fact('system:health-changed', ({ database }) => database);
    await stage.startDatabase();
    await back;
    await expect(nurse.call('requestConsultation', { body })).resolves.toMatchObject({
      status: 'requested',
    });
    const { consultations } = await nurse.call('listConsultations', { query: {} });
    expect(consultations).toHaveLength(1);
  });

  test('then a running call goes on, and what its media did is saved when it is back', async () => {
    const node = await stage.mediaNode();
    const consultationId = await acceptedCase(nurse, atBenali);
    const { peerId, callSessionId: roomId } = await enter(atNurse, consultationId);
    const { peerId: physicianId } = await enter(atBenali, consultationId);
    const away = atNurse.fact('system:health-changed', ({ database }) => !database);
    await stage.stopDatabase();
    await away;
    await atNurse.command('call:rejoin', { peerId });
    node.tell('room:media-flowed', { roomId, peerIds: [peerId, physicianId] });
    node.beat();
    await stage.logged('media-node-beat');
    const back = atNurse.fact('system:health-changed', ({ database }) => database);
    await stage.startDatabase();
    await back;
    const started = atNurse.fact('consultation:started');
    stage.clock.advance(2_000);
    await expect(started).resolves.toEqual({ consultationId });
  });

  test('then what was acknowledged is still there', async () => {
    const { id } = await requestBy(nurse);
    const away = atNurse.fact('system:health-changed', ({ database }) => !database);
    await stage.stopDatabase();
    await away;
    const back = atNurse.fact('system:health-changed', ({ database }) => database);
    await stage.startDatabase();
    await back;
    await expect(nurse.call('readConsultation', { params: { id } })).resolves.toMatchObject({ id });
  });
});
