/**
 * `npm run verify`: every check that a change has to pass. All of them run, so that one run shows
 * all there is to correct.
 */
import path from 'node:path';
import { runCommand } from './lib/command.mjs';
import { runTests } from './lib/run-tests.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { summaryLine } from './lib/test-results.mjs';
import { testSteps } from './steps/index.mjs';

/** A check's name and its npm script; the same can be typed to run one alone. */
const checks = [
  { name: 'Format', script: 'format:check', correct: 'npm run format' },
  { name: 'Lint', script: 'lint', correct: 'npm run lint' },
  { name: 'Types', script: 'types', correct: 'npm run types' },
  { name: 'Structure', script: 'structure', correct: 'npm run structure' },
  { name: 'Unused code', script: 'unused', correct: 'npm run unused' },
  { name: 'Size budget', script: 'size', correct: 'npm run size' },
];

await runSession(async (session) => {
  await setUp(session, testSteps);
  const failed = [];
  for (const check of checks) {
    if (!(await runCheck(session, check))) failed.push(check);
  }
  const counts = await runTests(session, []);
  session.terminal.print();
  for (const { name, correct } of failed) {
    session.terminal.print(`✗ ${name}: see above, or type: ${correct}`);
  }
  session.terminal.print(summaryLine(counts));
  return failed.length === 0 && counts.failed === 0 ? 0 : 1;
});

/**
 * @param {import('./lib/session.mjs').Session} session
 * @param {{ name: string, script: string }} check
 */
async function runCheck({ root, env, terminal, signal }, { name, script }) {
  const line = terminal.begin(name);
  const npm = env['npm_execpath'];
  const [program, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const result = await runCommand(program ?? 'npm', [...args, 'run', '--silent', script], {
    cwd: root,
    env: { ...env, INIT_CWD: path.resolve(root) },
    signal,
  });
  if (result.code === 0) {
    line.done('clean');
    return true;
  }
  line.failed();
  terminal.print(result.output);
  return false;
}
