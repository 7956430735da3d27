import { csvLine } from './csv.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+212600000000', "'+212600000000"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1+1', "' =1+1"],
  ['\t=1', "'\t=1"],
  ['Safi; Asfi', '"Safi; Asfi"'],
  ['dit "le grand"', '"dit ""le grand"""'],
  ['مراكش', 'مراكش'],
  [12, '12'],
  [undefined, ''],
])('The cell %j is written as %j', (cell, expected) => {
  expect(csvLine(['a', cell])).toBe(`a;${expected}\r\n`);
});
