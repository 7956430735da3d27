import path from 'node:path';
import { fakeRepository, stepContext, writeIn } from '../../test/fake-repository.ts';
import { removeTemporaryFolders } from '../../test/temporary-folder.ts';
import { dependenciesStep } from './dependencies.mjs';

afterAll(removeTemporaryFolders);

const nodePackage = `node_modules/node-linux-${process.arch}`;
const otherArch = process.arch === 'x64' ? 'arm64' : 'x64';

function lockFile(zodVersion: string): string {
  return JSON.stringify({
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: zodVersion },
      [nodePackage]: { version: process.versions.node, optional: true, cpu: [process.arch] },
      'node_modules/other-binary': { version: '1.0.0', optional: true, cpu: [otherArch] },
      'node_modules/wasm-fallback': { version: '1.0.0', optional: true },
    },
  });
}

/** What `npm install` leaves: its own record, and the program of the package with Node. */
function installed(zodVersion: string): Record<string, string> {
  const packages = {
    'node_modules/zod': { version: zodVersion },
    [nodePackage]: { version: process.versions.node },
  };
  return { 'node_modules/.package-lock.json': JSON.stringify({ packages }) };
}

/** Stands for npm: does what the script says in the repository's folder. */
function npm(script: string): NodeJS.ProcessEnv {
  const root = fakeRepository({ 'npm-cli.js': `const fs = require('node:fs');\n${script}` });
  return { npm_execpath: path.join(root, 'npm-cli.js') };
}

const brokenNpm = npm('process.exit(1)');
const workingNpm = npm(`
  fs.mkdirSync('node_modules/.bin', { recursive: true });
  fs.symlinkSync(process.execPath, 'node_modules/.bin/node');
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`);

test('When nothing is installed, then it is installed once', async () => {
  const root = fakeRepository({ 'package-lock.json': lockFile('4.6.7') });
  const detail = await dependenciesStep.run(stepContext(root, workingNpm));
  expect(detail).toBe(`installed, Node ${process.versions.node}`);
  await expect(dependenciesStep.run(stepContext(root, brokenNpm))).resolves.toMatch('up to date');
});

test('When npm was used by hand and did the same, then nothing is installed', async () => {
  const root = fakeRepository({ 'package-lock.json': lockFile('4.6.7') });
  await dependenciesStep.run(stepContext(root, workingNpm));
  const [record, text] = Object.entries(installed('4.6.8'))[0] ?? ['', ''];
  writeIn(root, 'package-lock.json', lockFile('4.6.8'));
  writeIn(root, record, text);
  await expect(dependenciesStep.run(stepContext(root, brokenNpm))).resolves.toMatch('up to date');
});

test('When the disk is full, then that is what the failure says', async () => {
  const root = fakeRepository({ 'package-lock.json': lockFile('4.6.7') });
  const fullDisk = npm("console.error('npm error code ENOSPC'); process.exit(1)");
  await expect(dependenciesStep.run(stepContext(root, fullDisk))).rejects.toMatchObject({
    what: 'The npm packages could not be installed.',
    why: 'The disk is full.',
  });
});

test('When npm installs something else than the lock file says, then it is a failure', async () => {
  const root = fakeRepository({ 'package-lock.json': lockFile('4.6.7') });
  const carelessNpm = npm("fs.mkdirSync('node_modules')");
  await expect(dependenciesStep.run(stepContext(root, carelessNpm))).rejects.toMatchObject({
    why: expect.stringContaining('is not what package-lock.json says'),
  });
});
