import { rmSync } from 'node:fs';
import path from 'node:path';
import { fakeRepository, linkNode, stepContext, writeIn } from '../../test/fake-repository.ts';
import { removeTemporaryFolders } from '../../test/temporary-folder.ts';
import { webBuildStep } from './web-build.mjs';

afterAll(removeTemporaryFolders);

const manifest = (name: string, dependencies: Record<string, string>) =>
  JSON.stringify({ name, dependencies });

/** Stands for Vite: writes a page, or fails when a source file says so. */
const viteScript = `
  const fs = require('node:fs');
  if (fs.readFileSync('src/main.ts', 'utf8').includes('broken')) {
    console.error('src/main.ts: Could not resolve "./gone.ts"');
    process.exit(1);
  }
  fs.mkdirSync('dist', { recursive: true });
  fs.writeFileSync('dist/index.html', '');
`;

function repositoryWithWeb(): string {
  const root = fakeRepository({
    'package-lock.json': '{}',
    'node_modules/vite/bin/vite.js': viteScript,
    'apps/web/package.json': manifest('@qarib/web', { '@qarib/ui': '*' }),
    'apps/web/src/main.ts': 'start',
    'packages/ui/package.json': manifest('@qarib/ui', {}),
    'packages/ui/src/index.ts': 'button',
  });
  linkNode(root);
  return root;
}

test('When nothing changed since the last build, then nothing is built', async () => {
  const context = stepContext(repositoryWithWeb());
  await expect(webBuildStep.run(context)).resolves.toBe('built');
  await expect(webBuildStep.run(context)).resolves.toBe('up to date');
});

test.each([
  ['a page', 'apps/web/src/main.ts'],
  ['a package that the pages import', 'packages/ui/src/index.ts'],
  ['the version of a dependency', 'package-lock.json'],
])('When %s changes, then it is built again', async (_what, file) => {
  const root = repositoryWithWeb();
  await webBuildStep.run(stepContext(root));
  writeIn(root, file, 'changed');
  await expect(webBuildStep.run(stepContext(root))).resolves.toBe('built');
});

test('When only a test changes, then nothing is built', async () => {
  const root = repositoryWithWeb();
  await webBuildStep.run(stepContext(root));
  writeIn(root, 'apps/web/src/main.test.ts', 'a new test');
  await expect(webBuildStep.run(stepContext(root))).resolves.toBe('up to date');
});

test('When the built pages were deleted, then they are built again', async () => {
  const root = repositoryWithWeb();
  await webBuildStep.run(stepContext(root));
  rmSync(path.join(root, 'apps/web/dist'), { recursive: true });
  await expect(webBuildStep.run(stepContext(root))).resolves.toBe('built');
});

test('When the build fails, then its message is shown, and the next run tries again', async () => {
  const root = repositoryWithWeb();
  writeIn(root, 'apps/web/src/main.ts', 'broken');
  await expect(webBuildStep.run(stepContext(root))).rejects.toMatchObject({
    what: 'The web pages could not be built.',
    output: 'src/main.ts: Could not resolve "./gone.ts"',
  });
  writeIn(root, 'apps/web/src/main.ts', 'repaired');
  await expect(webBuildStep.run(stepContext(root))).resolves.toBe('built');
});
