import { commandFailure, explain } from './failure.mjs';

test.each([
  ['npm error code ENOSPC', 'The disk is full.'],
  ['fatal error: error writing to /tmp/x: No space left on device', 'The disk is full.'],
  [
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt-get)',
    'Another program is installing packages and holds the apt lock.',
  ],
  ['npm error getaddrinfo EAI_AGAIN packages.example', 'The network could not be reached.'],
  [
    "Err:1 http://mirror.example bookworm InRelease\n  Temporary failure resolving 'mirror.example'",
    'The network could not be reached.',
  ],
  [
    'E: Unable to locate package libabsl-dev',
    'This distribution does not have the package under that name.',
  ],
  [
    "EACCES: permission denied, mkdir '/srv/qarib/node_modules'",
    'A file or folder may not be written by this user.',
  ],
])('When the output is %p, then the cause is known', (output, why) => {
  const explanation = explain(output);
  expect(explanation?.why).toBe(why);
  expect(explanation?.next).not.toHaveLength(0);
});

test('When a build that needs no network cannot resolve a file, then the network is not blamed', () => {
  const failure = commandFailure(
    'The web pages could not be built.',
    { code: 1, output: "Could not resolve './missing.ts' in src/main.tsx" },
    { why: 'vite build ended with an error.', next: ['correct the file it names'] },
    { isLocal: true },
  );
  expect(failure.why).toBe('vite build ended with an error.');
});
