import { StepFailure } from './failure.mjs';
import { formatElapsed, Terminal } from './terminal.mjs';

function outputOf(use: (terminal: Terminal, advance: (ms: number) => void) => void): string {
  let text = '';
  let nowMs = 0;
  const output = { write: (part: string) => (text += part) };
  use(new Terminal(output, { now: () => nowMs }), (ms) => (nowMs += ms));
  return text;
}

test.each([
  [0, '0.0 s'],
  [1_240, '1.2 s'],
  [62_000, '1 min 02 s'],
])('%i ms are shown as %s', (ms, shown) => {
  expect(formatElapsed(ms)).toBe(shown);
});

test('When a step is done away from a terminal, then it is one plain line', () => {
  const text = outputOf((terminal, advance) => {
    const line = terminal.begin('Web pages');
    line.update('vite build');
    advance(1_200);
    line.done('built');
  });
  expect(text).toBe('✓ Web pages – built – 1.2 s\n');
});

test('When a step takes long away from a terminal, then it shows life every ten seconds', () => {
  const text = outputOf((terminal, advance) => {
    const line = terminal.begin('Media worker');
    for (let percent = 0; percent < 25; percent += 1) {
      advance(1_000);
      line.update(`compiling, ${percent} %`);
    }
    line.done('built here');
  });
  expect(text.split('\n')).toEqual([
    '… Media worker – compiling, 9 % – 10.0 s',
    '… Media worker – compiling, 19 % – 20.0 s',
    '✓ Media worker – built here – 25.0 s',
    '',
  ]);
});

test('When a step fails, then what, why and what to type are shown below its last output', () => {
  const text = outputOf((terminal) =>
    terminal.printFailure(
      new StepFailure({
        what: 'The media worker could not be built.',
        why: 'The disk is full.',
        next: ['df -h .', 'npm start'],
        output: 'write error\n    at frame (file.js:1:1)\n',
      }),
    ),
  );
  expect(text).toMatchInlineSnapshot(`
"
  Last output:
    write error

  What failed    The media worker could not be built.
  Why            The disk is full.
  What to type   df -h .
                 npm start

"
`);
});
