/**
 * `npm test`: sets up what is missing, then runs every test. `npm test -- <pattern>` runs some.
 */
import { runTests } from './lib/run-tests.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { summaryLine } from './lib/test-results.mjs';
import { testSteps } from './steps/index.mjs';

await runSession(async (session) => {
  await setUp(session, testSteps);
  const counts = await runTests(session, process.argv.slice(2));
  session.terminal.print(`\n${summaryLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
