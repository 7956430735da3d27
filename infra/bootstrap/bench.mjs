/**
 * `npm run bench -- <name>`: sets up what is missing, then runs infra/bench/<name>.ts.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './lib/program.mjs';
import { repositoryRoot, runSession, setUp } from './lib/session.mjs';
import { testSteps } from './steps/index.mjs';

await runSession(async (session) => {
  const [name, ...args] = process.argv.slice(2);
  const names = benchNames();
  if (name === undefined || !names.includes(name)) {
    session.terminal.print('Usage: npm run bench -- <name>');
    session.terminal.print(`Names: ${names.join(', ') || 'none yet'}`);
    return name === undefined ? 0 : 1;
  }
  await setUp(session, testSteps);
  return runProgram(session, [path.join('infra', 'bench', `${name}.ts`), ...args]);
});

/** A bench is a file of the folder itself; what benches share is in folders below it. */
function benchNames() {
  const folder = path.join(repositoryRoot, 'infra', 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.basename(file, '.ts'));
}
