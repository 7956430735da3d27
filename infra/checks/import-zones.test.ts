import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fakeRepository } from '../test/fake-repository.ts';
import { removeTemporaryFolders } from '../test/temporary-folder.ts';
import { forbiddenImport } from './import-zones.ts';

afterAll(removeTemporaryFolders);

const server = 'apps/server/src';
const web = 'apps/web/src';

/** The check as `npm run structure` runs it: a parser of its own, so a process of its own. */
function checkStructure(root: string) {
  const script = path.join(__dirname, 'structure.ts');
  const { status, stdout } = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
  return { status, problems: stdout.split('\n').filter(Boolean) };
}

test('This repository has no forbidden import', () => {
  const { status, problems } = checkStructure(path.resolve(__dirname, '../..'));
  expect(problems).toEqual([]);
  expect(status).toBe(0);
});

test.each([
  ['a route and its use case', `${server}/http/notes.routes.ts`, '../use-cases/sign-note.ts'],
  ['a route and the contracts', `${server}/http/notes.routes.ts`, '@qarib/contracts'],
  ['a use case and a port', `${server}/use-cases/sign-note.ts`, '../ports/clock.ts'],
  ['a use case and the rules', `${server}/use-cases/sign-note.ts`, '@qarib/clinical'],
  ['the composition root and an adapter', `${server}/main.ts`, './adapters/mongo/mongo-store.ts'],
  ['the database adapter and mongoose', `${server}/adapters/mongo/models.ts`, 'mongoose'],
  ['a feature and itself', `${web}/features/lobby/lobby.tsx`, './components/meter.tsx'],
  ['a feature and what is shared', `${web}/features/lobby/lobby.tsx`, '../../shared/i18n/i18n.ts'],
  ['the app and a feature', `${web}/app/router.tsx`, '../features/lobby/index.ts'],
  ['the contracts and zod', 'packages/contracts/src/notes.ts', 'zod'],
  ['a test and its tools', 'packages/clinical/src/note.test.ts', 'fast-check'],
])('%s may be imported', (_what, file, specifier) => {
  expect(forbiddenImport(file, specifier)).toBeUndefined();
});

test.each([
  ['a feature from a feature', `${web}/features/lobby/lobby.tsx`, '../call/index.ts'],
  ['a feature from what is shared', `${web}/shared/api/api.ts`, '../../features/call/index.ts'],
  ['the app from a feature', `${web}/features/call/call.tsx`, '../../app/router.tsx'],
  ['an adapter from a route', `${server}/http/app.ts`, '../adapters/mongo/mongo-store.ts'],
  ['a route from signalling', `${server}/signalling/call.ts`, '../http/route.ts'],
  ['signalling from a route', `${server}/http/app.ts`, '../signalling/call.ts'],
  ['a route from an adapter', `${server}/adapters/socket/socket.ts`, '../../http/route.ts'],
  ['an adapter from a use case', `${server}/use-cases/sign-note.ts`, '../adapters/time/clock.ts'],
  ['the rules from a route', `${server}/http/notes.routes.ts`, '@qarib/clinical'],
  ['mongoose from a use case', `${server}/use-cases/sign-note.ts`, 'mongoose'],
  ['mongoose from another adapter', `${server}/adapters/socket/socket.ts`, 'mongoose'],
  ['a library from the rules', 'packages/clinical/src/note.ts', 'zod'],
  ['Node from the rules', 'packages/clinical/src/note.ts', 'node:crypto'],
  ['the rules from the media plane', 'apps/media/src/room.ts', '@qarib/clinical'],
  ['the product from the database', 'packages/embedded-mongo/src/main.ts', '@qarib/contracts'],
  ['a store from a component', 'packages/ui/src/badge.tsx', 'zustand'],
  ['mediasoup-client from a page', `${web}/features/call/call.tsx`, 'mediasoup-client'],
  ['test tools from the product', `${server}/main.ts`, '@qarib/testing'],
  ['a package by its path', `${web}/app/main.tsx`, '../../../../packages/ui/src/index.ts'],
  ['an app from a package', 'packages/ui/src/badge.tsx', '../../../apps/web/src/app/main.tsx'],
])('%s may not be imported', (_what, file, specifier) => {
  expect(forbiddenImport(file, specifier)).toEqual(expect.any(String));
});

test('When a file has a forbidden import of any kind, then the check names file, line and reason', () => {
  const root = fakeRepository({
    'apps/web/src/features/lobby/lobby.tsx': [
      "import type { Call } from '../call/index.ts';",
      "export * from '../call/types.ts';",
      'export const later = () => import("../call/call.tsx");',
      'export const Page = () => <p>{later.name}</p>;',
    ].join('\n'),
    'apps/server/src/helpers/strings.ts': 'export const x = 1;',
  });
  const reason = 'apps/web/src/features/* may import apps/web/src/shared of its workspace';
  const { status, problems } = checkStructure(root);
  expect(status).toBe(1);
  expect(problems).toEqual([
    'apps/server/src/helpers/strings.ts is in a folder that the architecture does not know.',
    expect.stringContaining(`lobby.tsx:1 imports ../call/index.ts: ${reason}`),
    expect.stringContaining(`lobby.tsx:2 imports ../call/types.ts: ${reason}`),
    expect.stringContaining(`lobby.tsx:3 imports ../call/call.tsx: ${reason}`),
  ]);
});
