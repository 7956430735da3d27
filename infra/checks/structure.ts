/** `npm run structure`: every import goes in a direction that the architecture allows. */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { checkStructure } from './check-structure.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const problems = checkStructure(root);
if (problems.length > 0) {
  process.stdout.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
