import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../ports/app-error.ts';
import type { PartRef, UploadParts } from '../../ports/attachments.ts';
import { orUnavailable } from './full-disk.ts';

/** Nobody has more uploads on their way at a time; abandoned ones are swept away. */
const mostPerPerson = 20;

/** One growing file per upload on its way, in a folder per person. Ids hold no dot and no slash. */
export async function openPartFolder(dataDir: string): Promise<UploadParts> {
  const folder = join(dataDir, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = ({ practitionerId, consultationId, uploadId }: PartRef) =>
    join(folder, practitionerId, `${consultationId}.${uploadId}`);
  const inTurn = createQueues();
  return {
    append(ref, offset, bytes) {
      const path = pathOf(ref);
      return inTurn(dirname(path), () => orUnavailable(() => appendTo(path, offset, bytes)));
    },
    read: (ref) => readFile(pathOf(ref)),
    remove: (ref) => rm(pathOf(ref), { force: true }),
    async removeUntouchedSince(instant) {
      for (const person of await readdir(folder)) await removeOld(join(folder, person), instant);
    },
  };
}

async function appendTo(path: string, offset: number, bytes: Buffer): Promise<number> {
  const size = await sizeOf(path);
  if (offset !== size || bytes.length === 0) return size;
  if (size === 0) await makeRoom(dirname(path));
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  return size + bytes.length;
}

async function makeRoom(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  if (names.length >= mostPerPerson) throw new AppError('RATE_LIMITED');
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function removeOld(folder: string, instant: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtime } = await stat(path);
    if (mtime < instant) await rm(path, { force: true });
  }
}

/**
 * Parts of one person one after the other: a retry may overtake the request it repeats, and of uploads
 * that begin together each must count those before it.
 */
function createQueues() {
  const last = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const forget = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
