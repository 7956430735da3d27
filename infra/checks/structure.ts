/**
 * `npm run structure`: every import goes in a direction that the architecture allows. Checks this
 * repository, or the one whose folder is given.
 */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { checkStructure } from './check-structure.ts';

const thisRepository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const problems = checkStructure(process.argv[2] ?? thisRepository);
if (problems.length > 0) {
  process.stdout.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
