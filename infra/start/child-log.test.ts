import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { childLog } from './child-log.ts';
import { LogFile } from './log-file.ts';

afterAll(removeTemporaryFolders);

test('When a child warns, then the terminal gets one line and the file everything', () => {
  const dataDir = temporaryFolder();
  const warnings: string[] = [];
  const log = childLog(dataDir, 'server', (text) => warnings.push(text));
  log('{"level":30,"msg":"listening"}', 'stdout');
  log('{"level":40,"msg":"the media node is gone","nodeId":"media-1"}', 'stdout');
  log('{"level":40,"event":"database-unreachable"}', 'stdout');
  log('{"level":40,"event":"database-unreachable"}', 'stdout');
  log('{"event":"ready"}', 'stderr');
  log('out of memory', 'stderr');
  log('plain text', 'stdout');
  expect(warnings).toEqual([
    'server: the media node is gone',
    'server: database-unreachable',
    'server: out of memory',
  ]);
  const kept = readFileSync(path.join(dataDir, 'logs', 'server.log'), 'utf8');
  expect(kept.trim().split('\n')).toHaveLength(7);
});

test('When a log is full, then the older half is kept in one other file', () => {
  const folder = path.join(temporaryFolder(), 'logs');
  const log = new LogFile(path.join(folder, 'media.log'), { limitBytes: 100 });
  for (let line = 0; line < 50; line += 1) log.append(`line number ${line}`);
  expect(readdirSync(folder).toSorted()).toEqual(['media.log', 'media.log.1']);
  for (const name of readdirSync(folder)) {
    expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(100);
  }
});

test('When the disk is full, then the child runs on, and its log says later what is missing', () => {
  const dataDir = temporaryFolder();
  const file = path.join(dataDir, 'logs', 'server.log');
  mkdirSync(path.dirname(file));
  // Every write to it is refused for want of space: full(4).
  symlinkSync('/dev/full', file);
  const warnings: string[] = [];
  const log = childLog(dataDir, 'server', (text) => warnings.push(text));
  log('{"level":30,"event":"one"}', 'stdout');
  log('{"level":30,"event":"two"}', 'stdout');
  expect(warnings).toEqual(['server: its log cannot be written (ENOSPC); lines are lost.']);
  rmSync(file);
  log('{"level":30,"event":"three"}', 'stdout');
  const [lost, three] = readFileSync(file, 'utf8').trim().split('\n');
  expect(JSON.parse(lost ?? '')).toMatchObject({ event: 'log-lines-lost', count: 2 });
  expect(three).toBe('{"level":30,"event":"three"}');
});

test('When the folder of the logs cannot be made, then that is a warning, not the end', () => {
  const dataDir = temporaryFolder();
  writeFileSync(path.join(dataDir, 'logs'), 'a file where the folder should be');
  const warnings: string[] = [];
  const log = childLog(dataDir, 'media', (text) => warnings.push(text));
  log('{"level":30,"event":"one"}', 'stdout');
  expect(warnings).toEqual(['media: its log cannot be written (EEXIST); lines are lost.']);
});
