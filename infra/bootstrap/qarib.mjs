/**
 * `npm run qarib -- <command>`: tools for whoever operates an installation. Sets up the dependencies
 * when they are missing, then runs infra/database/main.ts.
 */
import path from 'node:path';
import { runProgram } from './lib/program.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { dependenciesStep } from './steps/dependencies.mjs';

await runSession(async (session) => {
  await setUp(session, [dependenciesStep]);
  return runProgram(session, [path.join('infra', 'database', 'main.ts'), ...process.argv.slice(2)]);
});
