import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorTable } from '../src/aggregate/operators/table.ts';
import { stageTable } from '../src/aggregate/stages.ts';
import { commandTable } from '../src/commands/table.ts';
import { modifierParsers } from '../src/update/operators.ts';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8').toLowerCase();

test.each([
  ['commands', commandTable],
  ['stages', stageTable],
  ['expressions', operatorTable],
  ['update operators', modifierParsers],
])('the README names all %s', (_title, table: ReadonlyMap<string, unknown>) => {
  const unnamed = [...table.keys()].filter((name) => !readme.includes(`\`${name.toLowerCase()}\``));
  expect(unnamed).toEqual([]);
});
