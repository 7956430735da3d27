/**
 * `npm run link -- --profile vsat`: a bad link in front of a Qarib that runs on this machine. Sets up
 * the dependencies when they are missing, then runs infra/link/main.ts.
 */
import path from 'node:path';
import { runProgram } from './lib/program.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { dependenciesStep } from './steps/dependencies.mjs';

await runSession(async (session) => {
  await setUp(session, [dependenciesStep]);
  return runProgram(session, [path.join('infra', 'link', 'main.ts'), ...process.argv.slice(2)]);
});
