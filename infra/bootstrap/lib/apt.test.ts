import { aptProgress } from './apt.mjs';

test.each([
  ['dlstatus:3:42.1875:Retrieving file 3 of 7', 'downloading packages, 42 %'],
  ['pmstatus:cmake:61.5385:Unpacking cmake (amd64)', 'installing packages, 61 %'],
  ['pmstatus:libc6:amd64:7.5:Preparing libc6', 'installing packages, 7 %'],
  ['Unpacking cmake (3.25.1-1) ...', undefined],
])('apt says %p', (line, progress) => {
  expect(aptProgress(line)).toBe(progress);
});
