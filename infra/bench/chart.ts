/** `npm run bench -- chart`: draws docs/images/joins.svg from the figures in docs/benchmarks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinChart } from './lib/join-chart.ts';

const docs = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../docs');
const markdown = readFileSync(path.join(docs, 'benchmarks.md'), 'utf8');
writeFileSync(path.join(docs, 'images', 'joins.svg'), joinChart(markdown));
