/**
 * `npm run demo -- <what>`: sets up the dependencies when they are missing, then makes a demonstration.
 */
import path from 'node:path';
import { runProgram } from './lib/program.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { dependenciesStep } from './steps/dependencies.mjs';

await runSession(async (session) => {
  await setUp(session, [dependenciesStep]);
  return runProgram(session, [path.join('infra', 'demo', 'main.ts'), ...process.argv.slice(2)]);
});
