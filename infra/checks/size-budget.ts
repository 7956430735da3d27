/** `npm run size`: what a visit downloads, against what a rural link can bear. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { budgets } from './budgets.ts';
import { filesOfPage, manifestSchema, measureVisit, type VisitWeight } from './visit-weight.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'apps', 'web', 'dist');

function readManifest() {
  const text = readFileSync(path.join(dist, '.vite', 'manifest.json'), 'utf8');
  return manifestSchema.parse(JSON.parse(text));
}

/** As the server sends it to a browser on a secure origin; what is too small to compress goes as it is. */
function sentBytes(file: string): number {
  const whole = path.join(dist, file);
  const compressed = `${whole}.br`;
  return statSync(existsSync(compressed) ? compressed : whole).size;
}

function report(name: string, weight: VisitWeight): void {
  const rows = weight.files.map(
    ({ file, bytes }) => `  ${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`,
  );
  process.stdout.write(`${name}\n${rows.join('\n')}\n`);
}

const manifest = readManifest();
const pageFiles = filesOfPage(readFileSync(path.join(dist, 'index.html'), 'utf8'));
for (const budget of budgets) {
  const weight = measureVisit(manifest, pageFiles, budget.entries, sentBytes);
  report(budget.name, weight);
  const kilobytes = (budget.counts === 'scripts' ? weight.scriptBytes : weight.bytes) / 1000;
  const isWithin = kilobytes <= budget.maxKilobytes && weight.files.length <= budget.maxRequests;
  process.stdout.write(
    `${isWithin ? '✓' : '✗'} ${kilobytes.toFixed(1)} of ${budget.maxKilobytes} kB, ` +
      `${weight.files.length} of ${budget.maxRequests} requests\n\n`,
  );
  if (!isWithin) process.exitCode = 1;
}
