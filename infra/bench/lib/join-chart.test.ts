import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chartHeadings, joinChart } from './join-chart.ts';
import { tableBelow } from './markdown-table.ts';

const docs = path.resolve(__dirname, '../../../docs');
const markdown = `# Benchmarks

### ${chartHeadings.lobby}

| profile | p50 ms |
| --- | --- |
| none | 200 |
| satellite | 1400 |

### ${chartHeadings.cold}

Words between.

| profile | p50 ms |
| --- | --- |
| none | never |
| satellite | 2800 |

Words after.
`;

test('a table is found below its heading, and not below another', () => {
  expect(tableBelow(markdown, chartHeadings.cold)).toEqual([
    { profile: 'none', 'p50 ms': 'never' },
    { profile: 'satellite', 'p50 ms': '2800' },
  ]);
  expect(tableBelow(markdown, 'Benchmarks')).toEqual([]);
  expect(tableBelow(markdown, 'Nothing')).toEqual([]);
});

test('every figure there is has a bar, as long as it says', () => {
  const chart = joinChart(markdown);
  const lengths = [...chart.matchAll(/<rect x="210"[^>]* width="([\d.]+)"/g)].map(([, ms]) =>
    Number(ms),
  );
  expect(lengths).toHaveLength(3);
  expect((lengths[2] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(2, 1);
  expect(chart).toContain('satellite, 600 ms: 2.80 s');
});

test('the chart in the documents shows the figures in the documents', () => {
  const figures = readFileSync(path.join(docs, 'benchmarks.md'), 'utf8');
  expect(readFileSync(path.join(docs, 'images', 'joins.svg'), 'utf8')).toBe(joinChart(figures));
});
