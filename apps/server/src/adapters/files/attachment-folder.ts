import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentFiles } from '../../ports/attachments.ts';
import { orUnavailable } from './full-disk.ts';

const partSuffix = '.part';

/** One file per attachment, named by its id. A file is whole or not there. */
export async function openAttachmentFolder(dataDir: string): Promise<AttachmentFiles> {
  const folder = join(dataDir, 'attachments');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeParts(folder);
  return {
    write: (id, bytes) =>
      orUnavailable(async () => {
        const path = join(folder, id);
        await writeDurably(path + partSuffix, bytes);
        await rename(path + partSuffix, path);
        await syncFolder(folder);
      }),
    remove: (id) => rm(join(folder, id), { force: true }),
    read: (id) => readFile(join(folder, id)),
  };
}

/** What a crash in the middle of a write left behind. */
async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder);
  const parts = names.filter((name) => name.endsWith(partSuffix));
  await Promise.all(parts.map((name) => rm(join(folder, name), { force: true })));
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** The new name is durable only once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
