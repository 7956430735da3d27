/** `npm run types`: type-checks every workspace that has a tsconfig.json. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const atOnce = 2;

/** Workspaces relative to the repository. */
function workspaces(): string[] {
  const below = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => path.join(folder, name)),
  );
  return [...below, 'infra'].filter((folder) =>
    existsSync(path.join(root, folder, 'tsconfig.json')),
  );
}

/** The compiler's complaints about one workspace; empty when there are none. */
async function check(workspace: string): Promise<string> {
  const compiler = path.join(root, 'node_modules', '.bin', 'tsc');
  const child = spawn(compiler, ['-p', workspace, '--pretty', 'false'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const output = await text(child.stdout);
  await closed;
  return child.exitCode === 0 ? '' : output || `tsc ended with status ${child.exitCode ?? '?'}\n`;
}

const queue = workspaces();

async function work(): Promise<void> {
  for (let workspace = queue.shift(); workspace !== undefined; workspace = queue.shift()) {
    const complaints = await check(workspace);
    process.stdout.write(complaints === '' ? `✓ ${workspace}\n` : `✗ ${workspace}\n${complaints}`);
    if (complaints !== '') process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
