import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPartFolder } from './part-folder.ts';

test('one person has no more photos on their way than twenty, even when all begin at once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qarib-parts-'));
  const parts = await openPartFolder(dataDir);
  const begin = () =>
    parts.append(
      { practitionerId: 'nurse', consultationId: 'case', uploadId: randomUUID() },
      0,
      Buffer.from('a part'),
    );
  const begun = await Promise.allSettled(Array.from({ length: 60 }, begin));
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  expect(await readdir(join(dataDir, 'uploads', 'nurse'))).toHaveLength(20);
  await rm(dataDir, { recursive: true });
});

test('a full disk says that nothing can be saved now', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qarib-parts-'));
  const parts = await openPartFolder(dataDir);
  await mkdir(join(dataDir, 'uploads', 'nurse'));
  // The device that has never room.
  await symlink('/dev/full', join(dataDir, 'uploads', 'nurse', 'case.photo'));
  const ref = { practitionerId: 'nurse', consultationId: 'case', uploadId: 'photo' };
  await expect(parts.append(ref, 0, Buffer.from('a part'))).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  await rm(dataDir, { recursive: true });
});
