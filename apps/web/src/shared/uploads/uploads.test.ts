import { uploadPartBytes, type UploadState } from '@qarib/contracts';
import { ApiError, asApiError, type AnyErrorCode } from '../api/api-error.ts';
import type { PartOptions } from './send-part.ts';
import type { KeptUpload, UploadStore } from './upload-store.ts';
import { Uploads } from './uploads.ts';

const nurse = 'nurse-fatima';
const totalBytes = uploadPartBytes * 3 + 100;

const rash: KeptUpload = {
  uploadId: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
  practitionerId: nurse,
  consultationId: 'consultation-khadija',
  kind: 'photo',
  place: 'case',
  takenAt: '2026-03-02T10:00:00.000Z',
  blob: new Blob([new Uint8Array(totalBytes)]),
};

/** A server that keeps what arrives, behind a link that fails with the given codes. */
class Server {
  received = 0;
  parts: number[] = [];
  failures: (AnyErrorCode | undefined)[] = [];
  readonly send = async ({ offset, bytes, kept }: PartOptions): Promise<UploadState> => {
    const code = this.failures.shift();
    if (code) throw new ApiError(code);
    this.parts.push(bytes.size);
    if (offset === this.received) this.received += bytes.size;
    const isWhole = this.received === kept.blob.size;
    return { receivedBytes: this.received, ...(isWhole && { attachment }) };
  };
}

const attachment = {
  id: 'attachment-rash',
  kind: 'photo' as const,
  fileName: 'photo.jpg',
  contentType: 'image/jpeg' as const,
  sizeBytes: totalBytes,
  addedAt: '2026-03-02T10:01:00Z',
};

class MemoryStore implements UploadStore {
  readonly kept = new Map<string, KeptUpload>();
  async list() {
    return [...this.kept.values()];
  }
  async idsHere() {
    return [...this.kept.keys()];
  }
  async keep(kept: KeptUpload) {
    this.kept.set(kept.uploadId, kept);
  }
  async forget(uploadId: string) {
    this.kept.delete(uploadId);
  }
  async forgetAll() {
    this.kept.clear();
  }
  async forgetOthers(practitionerId: string) {
    for (const { uploadId, practitionerId: owner } of await this.list())
      if (owner !== practitionerId) this.kept.delete(uploadId);
  }
}

let server: Server;
let store: MemoryStore;
let arrived: string[];
let takenBack: string[];
const open = () =>
  Uploads.open(nurse, {
    send: server.send,
    store,
    alone: (work) => work(),
    codeOf: (error) => asApiError(error).code,
    takeBack: ({ uploadId }) => takenBack.push(uploadId),
    onArrived: ({ uploadId }) => arrived.push(uploadId),
  });

beforeEach(() => {
  server = new Server();
  store = new MemoryStore();
  arrived = [];
  takenBack = [];
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test('a photo goes in parts, and leaves this device only when the server has it', async () => {
  const uploads = open();
  await uploads.add(rash);
  expect(server.parts).toEqual([uploadPartBytes, uploadPartBytes, uploadPartBytes, 100]);
  expect(arrived).toEqual([rash.uploadId]);
  expect(uploads.getSnapshot()).toEqual([]);
  expect(store.kept.size).toBe(0);
});

test('after a cut it asks how far it was, and no part is sent twice', async () => {
  server.failures = [undefined, undefined, 'TIMEOUT', 'OFFLINE'];
  const uploads = open();
  await uploads.add(rash);
  expect(uploads.getSnapshot()).toMatchObject([
    { state: 'waiting', code: 'TIMEOUT', isKept: true },
  ]);
  await jest.runAllTimersAsync();
  expect(server.parts).toEqual([uploadPartBytes, uploadPartBytes, 0, uploadPartBytes, 100]);
  expect(arrived).toEqual([rash.uploadId]);
});

test('a reload goes on where the last page stopped', async () => {
  server.failures = [undefined, 'SERVER_UNREACHABLE'];
  const before = open();
  await before.add(rash);
  before.stop();
  open();
  await jest.runAllTimersAsync();
  expect(server.parts).toEqual([uploadPartBytes, 0, uploadPartBytes, uploadPartBytes, 100]);
  expect(store.kept.size).toBe(0);
});

test('one that is refused keeps no other waiting, and stays until the person decides', async () => {
  server.failures = ['MEDIA_TYPE_UNSUPPORTED'];
  const uploads = open();
  await uploads.add(rash);
  const other = { ...rash, uploadId: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a02' };
  await uploads.add(other);
  expect(arrived).toEqual([other.uploadId]);
  expect(uploads.getSnapshot()).toMatchObject([{ state: 'refused' }]);
  uploads.discard(rash.uploadId);
  expect(uploads.getSnapshot()).toEqual([]);
});

test('where the browser keeps nothing it is sent all the same, and not called safe', async () => {
  store.keep = () => Promise.reject(new Error('private window'));
  server.failures = ['OFFLINE'];
  const uploads = open();
  await uploads.add(rash);
  expect(uploads.getSnapshot()).toMatchObject([{ isKept: false }]);
  await jest.runAllTimersAsync();
  expect(arrived).toEqual([rash.uploadId]);
});

const requestDraft = '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1aff';
const held: KeptUpload = { ...rash, consultationId: undefined, draftId: requestDraft };

test('what goes with a request waits for it, also over a reload, and follows it by itself', async () => {
  const before = open();
  await before.add(held);
  before.stop();
  const uploads = open();
  await jest.runAllTimersAsync();
  expect(uploads.getSnapshot()).toMatchObject([{ state: 'held', isKept: true }]);
  expect(server.parts).toEqual([]);
  await uploads.follow(requestDraft, 'consultation-khadija');
  await uploads.flush();
  expect(arrived).toEqual([rash.uploadId]);
  expect(store.kept.size).toBe(0);
});

test('what is taken back before its request is sent never leaves this device', async () => {
  const uploads = open();
  await uploads.add(held);
  uploads.discard(held.uploadId);
  await uploads.follow(requestDraft, 'consultation-khadija');
  expect(server.parts).toEqual([]);
  expect(takenBack).toEqual([]);
  expect(store.kept.size).toBe(0);
});

test('what is taken back half way is forgotten over there too', async () => {
  server.failures = [undefined, 'OFFLINE'];
  const uploads = open();
  await uploads.add(rash);
  uploads.discard(rash.uploadId);
  await jest.runAllTimersAsync();
  expect(takenBack).toEqual([rash.uploadId]);
  expect(arrived).toEqual([]);
});

test('when the line is gone at 99 %, the last part alone is sent again', async () => {
  server.failures = [undefined, undefined, undefined, 'SERVER_UNREACHABLE'];
  const uploads = open();
  await uploads.add(rash);
  expect(uploads.getSnapshot()).toMatchObject([{ sentBytes: uploadPartBytes * 3 }]);
  await jest.runAllTimersAsync();
  expect(server.parts.slice(3)).toEqual([0, 100]);
});

test('what another tab has sent meanwhile is not sent again', async () => {
  server.failures = ['OFFLINE'];
  const uploads = open();
  await uploads.add(rash);
  await store.forget(rash.uploadId);
  await jest.runAllTimersAsync();
  expect(server.parts).toEqual([]);
  expect(uploads.getSnapshot()).toEqual([]);
});
