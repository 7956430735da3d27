import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { currentConsentVersion } from '@qarib/clinical';
import { problem, recording as recordingSchema } from '@qarib/contracts';
import type { FakeMediaNode } from '@qarib/testing';
import type { Browser, Connection } from './browser.ts';
import { acceptedCase, enter, finish } from './journey.ts';
import { patients, people, Stage } from './stage.ts';

let stage: Stage;
let node: FakeMediaNode;
let nurse: Browser;
let benali: Browser;
let atNurse: Connection;
let atBenali: Connection;
let id: string;

async function arrive(): Promise<void> {
  node = await stage.mediaNode();
  nurse = await stage.signedIn(people.nurse);
  benali = await stage.signedIn(people.neurologist);
}

beforeAll(async () => {
  stage = await Stage.open();
  await arrive();
});
beforeEach(async () => {
  atNurse = await nurse.connect();
  atBenali = await benali.connect();
  id = await acceptedCase(nurse, atBenali);
  await enter(atNurse, id);
  await enter(atBenali, id);
});
afterEach(async () => {
  await nurse.call('withdrawRecordingConsent', { params: { id: patients.withConsent } });
  await finish(benali, id);
  atNurse.close();
  atBenali.close();
});
afterAll(() => stage.close());

const agree = () =>
  nurse.call('recordConsent', {
    params: { id: patients.withConsent },
    body: {
      idempotencyKey: randomUUID(),
      scope: 'recording',
      language: 'ar',
      version: currentConsentVersion,
    },
  });
const start = (by = benali) =>
  by.call('startRecording', { params: { id }, body: { contentType: 'video/webm' } });
const refusedStart = async (by = benali) =>
  (await by.refusedCall('startRecording', { params: { id }, body: { contentType: 'video/webm' } }))
    .code;

async function send(recordingId: string, index: number, text: string, by = benali) {
  const path = `/api/consultations/${id}/recordings/${recordingId}/chunks/${index}`;
  return by.send('PUT', path, Buffer.from(text), 'video/webm');
}
const filesOf = async (recordingId: string) => {
  const names = await readdir(join(stage.folder, 'attachments'));
  return names.filter((name) => name.startsWith(recordingId));
};
async function auditOf(recordingId: string): Promise<string[]> {
  const admin = await stage.signedIn(people.administrator);
  const { entries } = await admin.call('readAudit', {});
  const about = entries.filter(({ entityId }) => entityId === recordingId);
  return about.map(({ action, outcome }) => `${action} ${outcome}`);
}
const codeOf = async (answer: ReturnType<typeof send>) => problem.parse((await answer).body).code;
const isRecording = (it: { participant: { isRecording?: boolean | undefined } }) =>
  it.participant.isRecording === true;
const isNotRecording = (it: { participant: { isRecording?: boolean | undefined } }) =>
  it.participant.isRecording === undefined;

describe('When a call is to be recorded', () => {
  test('then without the consent to it the server refuses, consent to the call or not', async () => {
    const told = atNurse.fact('call:recording-wanted');
    await expect(refusedStart()).resolves.toBe('RECORDING_CONSENT_MISSING');
    expect(await told).toEqual({ consultationId: id, name: 'Dr Salma Benali' });
  });

  test('then with it everybody is told, and so is who comes late', async () => {
    await agree();
    const told = atNurse.fact('call:participant-changed', isRecording);
    await start();
    expect((await told).participant.name).toBe('Dr Salma Benali');
    const late = await nurse.connect();
    const { participants } = await late.command('call:prepare', { consultationId: id });
    expect(participants).toContainEqual(expect.objectContaining({ isRecording: true }));
    late.close();
  });

  test('then nobody but the physician can, and only from within the call', async () => {
    await agree();
    await expect(refusedStart(nurse)).resolves.toBe('NOT_FOUND');
    const stranger = await stage.signedIn(people.otherNeurologist);
    await expect(refusedStart(stranger)).resolves.toBe('NOT_FOUND');
    atBenali.close();
    await atNurse.settle();
    await stage.pass(9_000, node);
    await expect(refusedStart()).resolves.toBe('CALL_PEER_GONE');
  });
});

describe('When a recording is begun twice at once', () => {
  test('then one runs, and none goes on when the consent is withdrawn', async () => {
    await agree();
    const begun = await Promise.allSettled([start(), start()]);
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await nurse.call('withdrawRecordingConsent', { params: { id: patients.withConsent } });
    const { recordings } = await benali.call('listRecordings', { params: { id } });
    for (const { endedAt } of recordings) expect(endedAt).toEqual(expect.any(String));
  });
});

describe('When a recording runs', () => {
  let recordingId: string;
  beforeEach(async () => {
    await agree();
    recordingId = (await start()).id;
  });

  test('then its parts are kept in their order, once each, and read as one', async () => {
    await send(recordingId, 0, 'one ');
    await send(recordingId, 1, 'two');
    await send(recordingId, 0, 'one ');
    const { body } = await send(recordingId, 1, 'two');
    expect(recordingSchema.parse(body)).toMatchObject({ chunkCount: 2, sizeBytes: 7 });
    await expect(codeOf(send(recordingId, 3, 'four'))).resolves.toBe('RECORDING_OVER');
    const path = `/api/consultations/${id}/recordings/${recordingId}/content`;
    for (const reader of [benali, nurse]) {
      const answer = await reader.send('GET', path);
      expect(Buffer.from(answer.body as ArrayBuffer).toString()).toBe('one two');
      expect(answer.headers.get('Content-Type')).toContain('video/webm');
    }
  });

  test('then strangers neither add to it nor read it', async () => {
    const stranger = await stage.signedIn(people.otherNeurologist);
    for (const by of [stranger, nurse])
      await expect(codeOf(send(recordingId, 0, 'x', by))).resolves.toBe('NOT_FOUND');
    const coordinator = await stage.signedIn(people.coordinator);
    for (const by of [stranger, coordinator]) {
      const path = `/api/consultations/${id}/recordings/${recordingId}/content`;
      expect((await by.send('GET', path)).status).toBe(404);
      expect((await by.refusedCall('listRecordings', { params: { id } })).code).toBe('NOT_FOUND');
    }
  });

  test.each(['withdrawRecordingConsent', 'withdrawConsent'] as const)(
    'then %s ends it, for everybody to see',
    async (name) => {
      const told = atNurse.fact('call:participant-changed', isNotRecording);
      const ended = atBenali.fact('call:recording-ended');
      const params = { id: patients.withConsent };
      if (name === 'withdrawConsent') await nurse.call(name, { params, body: { reason: 'Non' } });
      else await nurse.call(name, { params });
      await told;
      await expect(codeOf(send(recordingId, 0, 'too late'))).resolves.toBe(
        'RECORDING_CONSENT_MISSING',
      );
      expect(await ended).toEqual({ consultationId: id, recordingId });
      await expect(refusedStart()).resolves.toBe('RECORDING_CONSENT_MISSING');
      const { recordings } = await benali.call('listRecordings', { params: { id } });
      expect(recordings).toMatchObject([{ id: recordingId, endedAt: expect.any(String) }]);
      if (name === 'withdrawConsent') await agreeToCalls();
    },
  );

  test('then it ends with the place of whoever makes it, and the last parts may follow', async () => {
    const peer = await atBenali.command('call:prepare', { consultationId: id });
    expect(peer.participants).not.toContainEqual(expect.objectContaining({ isRecording: true }));
    const { status } = await send(recordingId, 0, 'the end');
    expect(status).toBe(200);
    stage.clock.advance(61 * 60_000);
    node.close();
    node = await stage.mediaNode('node-later');
    await expect(codeOf(send(recordingId, 1, 'far too late'))).resolves.toBe('RECORDING_OVER');
  });

  test('then stopping it twice is stopping it once', async () => {
    const params = { id, recordingId };
    const { endedAt } = await benali.call('stopRecording', { params });
    stage.clock.advance(1_000);
    expect(await benali.call('stopRecording', { params })).toMatchObject({ endedAt });
    expect((await nurse.refusedCall('stopRecording', { params })).code).toBe('NOT_FOUND');
  });

  test('then it ends where the calls of one consultation take more room than is allowed', async () => {
    await send(recordingId, 0, 'x'.repeat(1_000));
    const ended = atBenali.fact('call:recording-ended');
    await expect(codeOf(send(recordingId, 1, 'x'))).resolves.toBe('RECORDING_FULL');
    await ended;
    await expect(refusedStart()).resolves.toBe('RECORDING_FULL');
  });

  test('then its physician or an administrator takes it away for good, and nobody else', async () => {
    await send(recordingId, 0, 'one');
    const removal = { params: { id, recordingId }, body: { reason: 'asked for by the family' } };
    expect((await nurse.refusedCall('removeRecording', removal)).code).toBe('NOT_FOUND');
    await benali.call('removeRecording', removal);
    const admin = await stage.signedIn(people.administrator);
    await admin.call('removeRecording', removal);
    expect(await benali.call('listRecordings', { params: { id } })).toEqual({ recordings: [] });
    const path = `/api/consultations/${id}/recordings/${recordingId}/content`;
    expect((await benali.send('GET', path)).status).toBe(404);
    await expect(codeOf(send(recordingId, 1, 'two'))).resolves.toBe('RECORDING_OVER');
    expect(await filesOf(recordingId)).toEqual([]);
    await expect(auditOf(recordingId)).resolves.toContain('remove-recording success');
  });

  test('then it is deleted when its time is over', async () => {
    await send(recordingId, 0, 'one');
    await benali.call('stopRecording', { params: { id, recordingId } });
    expect(await filesOf(recordingId)).toHaveLength(1);
    await stage.sweepAfter(31 * 24 * 60 * 60_000);
    expect(await filesOf(recordingId)).toEqual([]);
    await arrive();
    await expect(auditOf(recordingId)).resolves.toContain('expire-recording success');
    expect(await benali.call('listRecordings', { params: { id } })).toEqual({ recordings: [] });
  });

  test('then the audit has its beginning, its end, and each part that was refused', async () => {
    await send(recordingId, 7, 'not the next one');
    await benali.call('stopRecording', { params: { id, recordingId } });
    await expect(auditOf(recordingId)).resolves.toContain('add-recording-part refused');
    const admin = await stage.signedIn(people.administrator);
    const { entries } = await admin.call('readAudit', {});
    const about = entries.filter(({ entityId }) => entityId === recordingId);
    expect(about.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['start-recording', 'stop-recording']),
    );
  });
});

describe('When the server is started again while a recording runs', () => {
  test('then what is left of it may follow for a while, and not for ever', async () => {
    await agree();
    const recordingId = (await start()).id;
    await stage.restartControlPlane({});
    await arrive();
    const { body } = await send(recordingId, 0, 'the end');
    expect(recordingSchema.parse(body).endedAt).toEqual(expect.any(String));
    stage.clock.advance(61 * 60_000);
    node.close();
    node = await stage.mediaNode('node-last');
    await expect(codeOf(send(recordingId, 1, 'far too late'))).resolves.toBe('RECORDING_OVER');
  });
});

const agreeToCalls = () =>
  nurse.call('recordConsent', {
    params: { id: patients.withConsent },
    body: { idempotencyKey: randomUUID(), language: 'ar', version: currentConsentVersion },
  });
