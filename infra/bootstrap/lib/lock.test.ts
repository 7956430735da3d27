import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary-folder.ts';
import { acquireLock, LockHeld, lockOwner } from './lock.mjs';

afterAll(removeTemporaryFolders);

test('When a lock is held, then a second owner learns who holds it and what for', () => {
  const file = path.join(temporaryFolder(), 'data', 'qarib.lock');
  const lock = acquireLock(file);
  lock.describe('http://localhost:8080');
  expect(() => acquireLock(file)).toThrow(LockHeld);
  expect(lockOwner(file)).toMatchObject({ pid: process.pid, note: 'http://localhost:8080' });
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('When the owner of a lock is dead, then the lock is free', () => {
  const file = path.join(temporaryFolder(), 'qarib.lock');
  // This process's number with another start time: what a reboot leaves behind.
  writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: '1', note: '' }));
  expect(lockOwner(file)).toBeUndefined();
  const lock = acquireLock(file);
  expect(lockOwner(file)?.pid).toBe(process.pid);
  lock.release();
});
