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
import { acceptedCase, callStage, connectedCase, enter } from './journey.ts';
import { mediaNodeSecret, people, type Stage } from './stage.ts';

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
    const announced = atNurse.fact('call:consumers-created');
    const roomId = first.callSessionId;
    node.tell('consumers:created', { roomId, peerId: first.peerId, consumers: [consumer] });
    await expect(announced).resolves.toEqual({
      peerId: first.peerId,
      consumers: [consumer],
    });
    await atNurse.command('call:resume-consumer', {
      peerId: first.peerId,
      consumerId: consumer.id,
    });
    const closed = atNurse.fact('call:consumer-closed');
    node.tell('consumer:closed', { roomId, peerId: first.peerId, consumerId: consumer.id });
    await closed;
    await atBenali.settle();
    expect(atBenali.heard('call:consumers-created')).toBe(false);
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

describe('When a link has no room for a picture', () => {
  /** The nurse is in the call with her camera on, and the specialist sees her. */
  async function cameraOn() {
    const { peerId, callSessionId: roomId, sendTransport } = await enter(atNurse, consultationId);
    const { producerId } = await atNurse.command('call:produce', {
      peerId,
      transportId: sendTransport.id,
      source: 'camera',
      kind: 'video',
      rtpParameters: cameraRtp,
      isPaused: false,
    });
    await enter(atBenali, consultationId);
    return { roomId, peerId, producerId };
  }

  /** As `cameraOn`, and her link has room for it no more, which the specialist has been told. */
  async function cameraResting() {
    const { roomId, peerId, producerId } = await cameraOn();
    const rests = atBenali.fact('call:participant-changed');
    const resting = { peerId, producerId, layers: 0, reason: 'own-link' as const };
    await atNurse.command('call:adapt-producer', resting);
    return { roomId, peerId, producerId, participant: (await rests).participant };
  }

  test('then the others are told why it is gone, and when it is back', async () => {
    const { peerId, producerId, participant } = await cameraResting();
    const pausedPictures = [{ source: 'camera', reason: 'own-link' }];
    expect(participant).toMatchObject({ isCameraOn: true, pausedPictures });
    const back = atBenali.fact('call:participant-changed');
    await atNurse.command('call:adapt-producer', { peerId, producerId, layers: 1 });
    expect((await back).participant).not.toHaveProperty('pausedPictures');
  });

  test('then they are told that it is back as soon as the media node knows, and once', async () => {
    const { roomId, peerId, producerId } = await cameraResting();
    const back = atBenali.fact('call:participant-changed');
    node.tell('peer:picture-begun', { roomId, peerId, source: 'camera' });
    expect((await back).participant).not.toHaveProperty('pausedPictures');
    const changes = () =>
      atBenali.facts.filter(({ name }) => name === 'call:participant-changed').length;
    const before = changes();
    node.tell('peer:picture-begun', { roomId, peerId, source: 'camera' });
    await atNurse.command('call:adapt-producer', { peerId, producerId, layers: 1 });
    await atBenali.settle();
    expect(changes()).toBe(before);
  });
});

test("When somebody's link does badly then the others in the room hear it, and nobody else", async () => {
  const { peerId } = await enter(atNurse, consultationId);
  await enter(atBenali, consultationId);
  const told = atBenali.fact('call:quality-reported');
  const link = { up: 'poor', down: 'good', isWriting: true } as const;
  await atNurse.command('call:report-quality', { peerId, ...link });
  await expect(told).resolves.toEqual({ consultationId, peerId, ...link });
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
