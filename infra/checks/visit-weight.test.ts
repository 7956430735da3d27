import { filesOfPage, measureVisit } from './visit-weight.ts';

const manifest = {
  'src/sign-in.tsx': { file: 'assets/sign-in.js', imports: ['_libraries.js'], css: [] },
  '_libraries.js': { file: 'assets/libraries.js', imports: ['src/sign-in.tsx'], css: [] },
};
const page = `
  <link rel="stylesheet" crossorigin href="/assets/main.css">
  <script type="module" crossorigin src="/assets/main.js"></script>
`;
const bytes: Record<string, number> = {
  'index.html': 1_000,
  'assets/main.js': 20_000,
  'assets/main.css': 30_000,
  'assets/sign-in.js': 5_000,
  'assets/libraries.js': 90_000,
};

test('A visit weighs every file that it loads, each once', () => {
  const visit = measureVisit(
    manifest,
    filesOfPage(page),
    ['src/sign-in.tsx'],
    (file) => bytes[file] ?? 0,
  );
  expect(visit.files).toHaveLength(5);
  expect(visit.files[0]).toEqual({ file: 'assets/libraries.js', bytes: 90_000 });
  expect(visit.bytes).toBe(146_000);
  expect(visit.scriptBytes).toBe(115_000);
});

test('When a page was renamed, then the budget says so instead of weighing less', () => {
  expect(() => measureVisit(manifest, [], ['src/gone.tsx'], () => 0)).toThrow('src/gone.tsx');
});
