import { uploadPartBytes, type UploadState } from '@qarib/contracts';
import { ApiError, asApiError, type AnyErrorCode } from '../../../shared/api/api-error.ts';
import type { PartOptions } from './send-part.ts';
import type { KeptStill, StillStore } from './still-store.ts';
import { StillUploads } from './still-uploads.ts';

const nurse = 'nurse-fatima';
const totalBytes = uploadPartBytes * 3 + 100;

const rash: KeptStill = {
  uploadId: '0d2b7c1e-8d1c-4f0e-9a52-6f9d0f3e1a01',
  practitionerId: nurse,
  consultationId: 'consultation-khadija',
  takenAt: '2026-03-02T10:00:00.000Z',
  blob: new Blob([new Uint8Array(totalBytes)]),
};

/** A server that keeps what arrives, behind a link that fails with the given codes. */
class Server {
  received = 0;
  parts: number[] = [];
  failures: (AnyErrorCode | undefined)[] = [];
  readonly send = async ({ offset, bytes, still }: PartOptions): Promise<UploadState> => {
    const code = this.failures.shift();
    if (code) throw new ApiError(code);
    this.parts.push(bytes.size);
    if (offset === this.received) this.received += bytes.size;
    const isWhole = this.received === still.blob.size;
    return { receivedBytes: this.received, ...(isWhole && { attachment }) };
  };
}

const attachment = {
  id: 'attachment-rash',
  fileName: 'photo.jpg',
  contentType: 'image/jpeg' as const,
  sizeBytes: totalBytes,
  addedAt: '2026-03-02T10:01:00Z',
};

class MemoryStore implements StillStore {
  readonly kept = new Map<string, KeptStill>();
  async list() {
    return [...this.kept.values()];
  }
  async keep(still: KeptStill) {
    this.kept.set(still.uploadId, still);
  }
  async forget(uploadId: string) {
    this.kept.delete(uploadId);
  }
  async forgetAll() {
    this.kept.clear();
  }
}

let server: Server;
let store: MemoryStore;
let arrived: string[];
const open = () =>
  StillUploads.open(nurse, {
    send: server.send,
    store,
    codeOf: (error) => asApiError(error).code,
    onArrived: ({ uploadId }) => arrived.push(uploadId),
  });

beforeEach(() => {
  server = new Server();
  store = new MemoryStore();
  arrived = [];
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
