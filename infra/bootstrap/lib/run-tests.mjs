import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './program.mjs';
import { withTestFolder } from './test-folder.mjs';
import { countTests, sumCounts } from './test-results.mjs';

const suites = [
  { name: 'unit', args: [], title: 'Unit and integration tests' },
  { name: 'e2e', args: ['--config', 'apps/e2e/jest.config.mjs'], title: 'End-to-end tests' },
  {
    name: 'e2e-alone',
    args: ['--config', 'apps/e2e/alone.jest.config.mjs', '--runInBand'],
    title: 'End-to-end tests that need the machine to themselves, one at a time',
  },
];

/**
 * Runs every test of the project, or those that the arguments choose.
 * @param {import('./session.mjs').Session} session
 * @param {string[]} args passed on to jest
 */
export async function runTests(session, args) {
  // Options such as --selectProjects speak of the unit tests' configuration.
  const hasOptions = args.some((arg) => arg.startsWith('-'));
  const chosen = hasOptions ? suites.slice(0, 1) : suites;
  const runs = [];
  for (const suite of chosen) {
    session.terminal.print(`\n${suite.title}`);
    runs.push(await runSuite(session, suite, args));
  }
  return sumCounts(runs);
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {{ name: string, args: string[] }} suite
 * @param {string[]} args
 */
async function runSuite(session, suite, args) {
  const reportFile = path.join(session.root, '.cache', 'test-results', `${suite.name}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const jest = path.join(session.root, 'node_modules', 'jest', 'bin', 'jest.js');
  const report = ['--json', `--outputFile=${reportFile}`];
  // A pattern may match in one suite only; runTests sees to it that nothing at all is a failure.
  const chosen = args.length > 0 ? ['--passWithNoTests', ...args] : [];
  const code = await withTestFolder((folder) =>
    runProgram(withTestVariables(session, folder), [jest, ...suite.args, ...report, ...chosen]),
  );
  const text = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined;
  return countTests(text === undefined ? undefined : JSON.parse(text), code);
}

/**
 * The suites start the product's programs some fifty times: compiled once, they start in half the time.
 * @param {import('./session.mjs').Session} session
 * @param {string} folder for temporary files
 */
const withTestVariables = (session, folder) => ({
  ...session,
  env: {
    ...session.env,
    TMPDIR: folder,
    NODE_COMPILE_CACHE: path.join(session.root, '.cache', 'compiled'),
  },
});
