import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { removeTemporaryFolders, temporaryFolder } from '../test/temporary-folder.ts';
import { type StoreFacts, StoreConflict, chooseStore } from './choose-store.ts';
import { findStore } from './find-store.ts';

afterAll(removeTemporaryFolders);

const freshMachine: StoreFacts = {
  dataDir: '/srv/qarib/data',
  mongodbUri: undefined,
  wanted: undefined,
  mongodOnPath: undefined,
  withData: [],
};
const mongod = '/usr/bin/mongod';
const choose = (facts: Partial<StoreFacts>) => chooseStore({ ...freshMachine, ...facts });
const refusal = (facts: Partial<StoreFacts>): StoreConflict => {
  try {
    choose(facts);
  } catch (error) {
    if (error instanceof StoreConflict) return error;
  }
  throw new Error('it should have been refused');
};

test('On a fresh machine the embedded database keeps the records', () => {
  expect(choose({})).toEqual({
    kind: 'embedded',
    reason: 'MONGODB_URI is not set and there is no mongod on the PATH',
  });
});

test('A mongod on the PATH comes before the embedded database', () => {
  expect(choose({ mongodOnPath: mongod })).toEqual({
    kind: 'mongod',
    program: mongod,
    reason: '/usr/bin/mongod is on the PATH',
  });
});

test('MONGODB_URI comes before everything, and data of this machine is not ignored in silence', () => {
  const mongodbUri = 'mongodb://db.example/qarib';
  expect(choose({ mongodbUri, wanted: 'embedded', mongodOnPath: mongod })).toEqual({
    kind: 'uri',
    uri: mongodbUri,
    reason: 'MONGODB_URI is set',
  });
  expect(choose({ mongodbUri, withData: ['embedded'] })).toMatchObject({
    kind: 'uri',
    notice: 'The data in /srv/qarib/data/db is kept but not used.',
  });
});

test('EMBEDDED_DB decides before what is installed; without a program it is downloaded', () => {
  expect(choose({ wanted: 'embedded', mongodOnPath: mongod }).kind).toBe('embedded');
  expect(choose({ wanted: 'mongod' })).toEqual({
    kind: 'mongod',
    program: undefined,
    reason: 'EMBEDDED_DB=mongod',
  });
});

test('When a mongod is installed later, then the data that is there stays in use', () => {
  expect(choose({ mongodOnPath: mongod, withData: ['embedded'] })).toMatchObject({
    kind: 'embedded',
    reason: 'the data in /srv/qarib/data/db was made by it',
    notice: expect.stringContaining('db export'),
  });
  expect(choose({ mongodOnPath: mongod, withData: ['mongod'] })).toMatchObject({ kind: 'mongod' });
});

test('When the mongod that made the data is gone, then nothing begins empty in its place', () => {
  const { message, next } = refusal({ withData: ['mongod'] });
  expect(message).toContain('made by mongod');
  expect(next.join()).toContain('EMBEDDED_DB=mongod');
});

test.each([
  ['mongod', 'embedded'],
  ['embedded', 'mongod'],
] as const)('EMBEDDED_DB=%s is refused over data of %s', (wanted, made) => {
  const { message, next } = refusal({ wanted, withData: [made] });
  expect(message).toContain('would begin without the data');
  expect(next).toContain(`and then: npm run qarib -- db import <folder> --store ${wanted}`);
});

test('When both stores hold data, then the operator says which', () => {
  expect(refusal({ withData: ['embedded', 'mongod'] }).message).toMatch(/^Both .* hold data/);
  expect(choose({ wanted: 'embedded', withData: ['embedded', 'mongod'] })).toMatchObject({
    kind: 'embedded',
    notice: 'The data in /srv/qarib/data/mongod is kept but not used.',
  });
});

test('The program and the data are found on the machine itself', () => {
  const folder = temporaryFolder();
  const program = path.join(folder, 'mongod');
  writeFileSync(program, '#!/bin/sh\n');
  const settings = { dataDir: folder, mongodbUri: undefined, embeddedDb: undefined };
  const env = { PATH: `relative:${folder}` };
  // It may not be run yet.
  expect(findStore(settings, env).kind).toBe('embedded');
  chmodSync(program, 0o755);
  expect(findStore(settings, env)).toMatchObject({ kind: 'mongod', program });
  mkdirSync(path.join(folder, 'db'));
  writeFileSync(path.join(folder, 'db', 'data.mdb'), '');
  expect(findStore(settings, env).kind).toBe('embedded');
});
