import { randomUUID } from 'node:crypto';
import {
  aConsumerOf,
  browserDtls,
  cameraRtp,
  microphoneRtp,
  opusAndVp8,
  FakeMediaNode,
} from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish } from './journey.ts';
import { mediaNodeSecret, people, Stage } from './stage.ts';

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
  stage = await Stage.open();
  node = await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
});
beforeEach(async () => {
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
  consultationId = await acceptedCase(nurse, atBenali);
});
afterEach(() => {
  atNurse.close();
  atBenali.close();
});
afterAll(() => stage.close());

describe('When two people prepare', () => {
  test('then they share one room, however close together they come', async () => {
    const [one, two] = await Promise.all([
      atNurse.command('call:prepare', { consultationId }),
      atBenali.command('call:prepare', { consultationId }),
    ]);
    expect(two.callSessionId).toBe(one.callSessionId);
    expect(two.peerId).not.toBe(one.peerId);
    expect(node.rooms.get(one.callSessionId)?.size).toBe(2);
  });

  test('then others than the two are kept out', async () => {
    const stranger = await stage.signedIn(people.otherNeurologist);
    const refused = await (await stranger.connect()).refused('call:prepare', { consultationId });
    expect(refused.code).toBe('NOT_FOUND');
  });

  test('then preparing again from the same page gives up the earlier place', async () => {
    const first = await atNurse.command('call:prepare', { consultationId });
    const second = await atNurse.command('call:prepare', { consultationId });
    expect([...(node.rooms.get(second.callSessionId)?.keys() ?? [])]).toEqual([second.peerId]);
    const gone = await atNurse.refused('call:leave', { peerId: first.peerId });
    expect(gone.code).toBe('CALL_PEER_GONE');
  });
});

describe('When they join', () => {
  test('then each sees the other, with what is on', async () => {
    const { peerId, sendTransport } = await atNurse.command('call:prepare', { consultationId });
    const produce = { peerId, transportId: sendTransport.id };
    await atNurse.command('call:connect-transport', { ...produce, dtlsParameters: browserDtls });
    await atNurse.command('call:produce', {
      ...produce,
      source: 'microphone',
      kind: 'audio',
      rtpParameters: microphoneRtp,
      isPaused: false,
    });
    const camera = await atNurse.command('call:produce', {
      ...produce,
      source: 'camera',
      kind: 'video',
      rtpParameters: cameraRtp,
      isPaused: true,
    });
    await atNurse.command('call:join', { peerId, rtpCapabilities: opusAndVp8 });
    const preparation = await atBenali.command('call:prepare', { consultationId });
    const expected = { peerId, role: 'nurse', isMicrophoneOn: true, isCameraOn: false };
    expect(preparation.participants).toMatchObject([expected]);
    const changed = atBenali.fact('call:participant-changed');
    await atNurse.command('call:resume-producer', { peerId, producerId: camera.producerId });
    expect((await changed).participant).toMatchObject({ ...expected, isCameraOn: true });
    const joined = atNurse.fact('call:participant-joined');
    await atBenali.command('call:join', {
      peerId: preparation.peerId,
      rtpCapabilities: opusAndVp8,
    });
    expect((await joined).participant.practitionerId).toBe(people.neurologist);
  });

  test('then what the node announces reaches the peer it is for, and no other', async () => {
    const first = await enter(atNurse, consultationId);
    const second = await enter(atBenali, consultationId);
    const consumer = aConsumerOf(second.peerId);
    const announced = atNurse.fact('call:consumer-created');
    const roomId = first.callSessionId;
    node.tell('consumer:created', { roomId, peerId: first.peerId, consumer });
    await expect(announced).resolves.toEqual({ peerId: first.peerId, consumer });
    await atNurse.command('call:resume-consumer', {
      peerId: first.peerId,
      consumerId: consumer.id,
    });
    const closed = atNurse.fact('call:consumer-closed');
    node.tell('consumer:closed', { roomId, peerId: first.peerId, consumerId: consumer.id });
    await closed;
    await atBenali.settle();
    expect(atBenali.heard('call:consumer-created')).toBe(false);
  });

  test('then media both ways starts the consultation, once', async () => {
    const { callSessionId: roomId, peerId } = await enter(atNurse, consultationId);
    const { peerId: physicianId } = await enter(atBenali, consultationId);
    const flowed = { roomId, peerIds: [peerId, physicianId] as [string, string] };
    const started = Promise.all([
      atNurse.fact('consultation:started'),
      atBenali.fact('consultation:started'),
    ]);
    node.tell('room:media-flowed', flowed);
    await started;
    const params = { id: consultationId };
    const consultation = await nurse.call('readConsultation', { params });
    expect(consultation).toMatchObject({ status: 'in-progress', version: 3 });
    node.tell('room:media-flowed', flowed);
    await atNurse.settle();
    await expect(nurse.call('readConsultation', { params })).resolves.toEqual(consultation);
  });

  test('then the same person from elsewhere replaces the earlier place', async () => {
    const first = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    const replaced = atNurse.fact('call:replaced');
    const left = atBenali.fact('call:participant-left');
    const elsewhere = await nurse.connect();
    await enter(elsewhere, consultationId);
    await expect(replaced).resolves.toEqual({ peerId: first.peerId });
    await expect(left).resolves.toMatchObject({ peerId: first.peerId, reason: 'left' });
    elsewhere.close();
  });
});

describe('When two share a screen', () => {
  const screenOf = (preparation: Awaited<ReturnType<typeof enter>>) => ({
    peerId: preparation.peerId,
    transportId: preparation.sendTransport.id,
    source: 'screen' as const,
    kind: 'video' as const,
    rtpParameters: cameraRtp,
    isPaused: false,
  });
  const closings = () => node.received.filter(({ name }) => name === 'producer:close').length;

  test('then the one who came last is shown, and the other is told', async () => {
    const first = await enter(atNurse, consultationId);
    const second = await enter(atBenali, consultationId);
    await atNurse.command('call:produce', screenOf(first));
    const closed = atNurse.fact('call:producer-closed');
    const before = closings();
    await atBenali.command('call:produce', screenOf(second));
    await expect(closed).resolves.toEqual({ peerId: first.peerId, source: 'screen' });
    expect(closings()).toBe(before + 1);
    await atBenali.settle();
    expect(atBenali.heard('call:producer-closed')).toBe(false);
  });

  test('then who comes back into the call takes nothing from who shares meanwhile', async () => {
    const first = await enter(atNurse, consultationId);
    await atNurse.command('call:produce', screenOf(first));
    const back = await atBenali.command('call:prepare', { consultationId });
    const closed = atBenali.fact('call:producer-closed');
    await atBenali.command('call:produce', screenOf(back));
    await expect(closed).resolves.toEqual({ peerId: back.peerId, source: 'screen' });
    await atNurse.settle();
    expect(atNurse.heard('call:producer-closed')).toBe(false);
  });
});

test("When somebody's link does badly then the others in the room hear it, and nobody else", async () => {
  const { peerId } = await enter(atNurse, consultationId);
  await enter(atBenali, consultationId);
  const told = atBenali.fact('call:quality-reported');
  await atNurse.command('call:report-quality', { peerId, up: 'poor', down: 'good' });
  await expect(told).resolves.toEqual({ consultationId, peerId, up: 'poor', down: 'good' });
  expect(atNurse.heard('call:quality-reported')).toBe(false);
});

describe("When somebody reaches for another's part", () => {
  test('then another peer is as good as gone', async () => {
    const { peerId } = await enter(atNurse, consultationId);
    await enter(atBenali, consultationId);
    for (const [name, payload] of [
      ['call:join', { peerId, rtpCapabilities: opusAndVp8 }],
      ['call:leave', { peerId }],
      ['call:rejoin', { peerId }],
    ] as const) {
      expect((await atBenali.refused(name, payload)).code).toBe('CALL_PEER_GONE');
    }
  });

  test("then another room's transport is unknown, and its producer too", async () => {
    const other = await acceptedCase(nurse, atBenali);
    const theirs = await enter(atBenali, other);
    const { producerId } = await atBenali.command('call:produce', {
      peerId: theirs.peerId,
      transportId: theirs.sendTransport.id,
      source: 'camera',
      kind: 'video',
      rtpParameters: cameraRtp,
      isPaused: false,
    });
    const { peerId } = await enter(atNurse, consultationId);
    const askedBefore = node.received.length;
    const transport = await atNurse.refused('call:produce', {
      peerId,
      transportId: theirs.sendTransport.id,
      source: 'camera',
      kind: 'video',
      rtpParameters: cameraRtp,
      isPaused: false,
    });
    expect(transport.code).toBe('CALL_TRANSPORT_UNKNOWN');
    const producer = await atNurse.refused('call:pause-producer', { peerId, producerId });
    expect(producer.code).toBe('NOT_FOUND');
    expect(node.received).toHaveLength(askedBefore);
  });
});

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
    await finish(benali, consultationId);
    await told;
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

describe('When somebody dials in as a media node', () => {
  test('then a wrong secret is refused', async () => {
    const wrong = mediaNodeSecret.toUpperCase();
    await expect(FakeMediaNode.connect(stage.url, wrong, 'impostor')).rejects.toThrow(
      'ORIGIN_FORBIDDEN',
    );
  });

  test('then a peer of a room that is not there stays unknown', async () => {
    const gone = await atNurse.refused('call:leave', { peerId: randomUUID() });
    expect(gone.code).toBe('CALL_PEER_GONE');
  });
});
