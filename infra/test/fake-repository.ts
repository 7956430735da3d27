import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A folder shaped like the repository, with the files of the given names and texts. */
export function fakeRepository(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeIn(root, name, text);
  return root;
}

export function writeIn(root: string, name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The running Node as the project's own. */
export function linkNode(root: string): void {
  const bin = path.join(root, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(process.execPath, path.join(bin, 'node'));
}

/** What a step is run with, and the details it showed. */
export function stepContext(root: string, env: NodeJS.ProcessEnv = {}) {
  const shown: string[] = [];
  const line = {
    update: (detail: string) => {
      shown.push(detail);
    },
    done: () => undefined,
    failed: () => undefined,
    pause: () => undefined,
  };
  const signal = new AbortController().signal;
  return { root, env: { ...process.env, ...env }, line, signal, shown };
}
