/**
 * `npm run qarib -- <command>`: tools for whoever operates an installation. Sets up the dependencies
 * when they are missing, then runs the program of that area.
 */
import path from 'node:path';
import { runProgram } from './lib/program.mjs';
import { runSession, setUp } from './lib/session.mjs';
import { dependenciesStep } from './steps/dependencies.mjs';

await runSession(async (session) => {
  await setUp(session, [dependenciesStep]);
  const args = process.argv.slice(2);
  const area = ['turn', 'catalogues', 'figures'].find((name) => name === args[0]) ?? 'database';
  return runProgram(session, [path.join('infra', area, 'main.ts'), ...args]);
});
