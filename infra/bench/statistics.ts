/**
 * How long figures take to be read, and what they add to a request, with few consultations behind them
 * and with many: `npm run bench -- statistics [how many…]`, 10 000 and 1 000 000 unless told otherwise.
 * Through the product's own server and HTTP, on the embedded database; the country is that of
 * `npm run demo -- generate`. With `--keep <folder>` what was made stays there, and goes on where it was;
 * each question is asked `--rounds` times, 100 unless told otherwise; `--only cost` asks none.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { grouped } from '../database/progress.ts';
import { databaseUri, startDatabase, stopChild } from './lib/child.ts';
import { percentile, printTable } from './lib/table.ts';
import { Caller } from './lib/caller.ts';
import { questionsUntil } from './statistics/questions.ts';
import { costRows, measureRollup } from './statistics/rollup-cost.ts';
import { calledOrigin, serve } from './statistics/served.ts';

const country = { years: 3, sites: 1_400, seed: '1', until: '2026-10-31' };
const site = { place: 'facility', placeId: 'site-7' } as const;
const program = path.join(import.meta.dirname, '../../apps/server/src/fill-demo.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string' },
    rounds: { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});
const rounds = values.only === 'cost' ? 0 : Number(values.rounds);
const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 1_000_000];

async function fill(uri: string, consultations: number): Promise<number> {
  const startedAtMs = performance.now();
  const child = spawn(
    process.execPath,
    [program, 'country', JSON.stringify({ consultations, ...country })],
    { env: { ...process.env, MONGODB_URI: uri }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error('The country could not be made.');
  return performance.now() - startedAtMs;
}

/** Each question in turn, so that none of them meets a warmer cache than the others. */
async function waitsFor(url: string): Promise<Map<string, number[]>> {
  if (rounds === 0) return new Map();
  const ministry = await Caller.signIn(url, 'demo-coordinator-ministry', { calledOrigin });
  const questions = questionsUntil(country.until, country.years, {
    ...site,
    from: country.until,
    to: country.until,
    by: 'specialty',
  });
  const waits = new Map<string, number[]>(questions.map(({ page }) => [page, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { page, query } of questions) {
      const askedAtMs = performance.now();
      await ministry.call('readFigures', { query });
      // The first round fills caches that a running server has filled.
      if (round > 0) waits.get(page)?.push(performance.now() - askedAtMs);
    }
  }
  return waits;
}

async function measure(consultations: number) {
  const root = values.keep ?? mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
  const folder = path.join(root, String(consultations));
  mkdirSync(folder, { recursive: true });
  const child = await startDatabase(folder);
  try {
    const uri = databaseUri(folder);
    const filledInMs = await fill(uri, consultations);
    const loadBefore = os.loadavg()[0] ?? 0;
    const server = await serve(uri, folder);
    try {
      const waits = await waitsFor(server.url);
      const cost = await measureRollup(server.url);
      process.stdout.write(
        `${grouped(consultations)} consultations, all there after ` +
          `${Math.round(filledInMs / 1_000)} s; load ` +
          `${loadBefore.toFixed(1)} before, ${(os.loadavg()[0] ?? 0).toFixed(1)} after\n`,
      );
      return { waits, cost };
    } finally {
      await server.close();
    }
  } finally {
    await stopChild(child);
    if (values.keep === undefined) rmSync(root, { recursive: true, force: true });
  }
}

/** Written as soon as it is known: the next size may take an hour to be made. */
function report(consultations: number, { waits, cost }: Awaited<ReturnType<typeof measure>>): void {
  if (waits.size > 0)
    printTable(
      [...waits].map(([page, taken]) => ({
        [`page, of ${grouped(consultations)}`]: page,
        'p50 ms': percentile(taken, 50).toFixed(1),
        'p99 ms': percentile(taken, 99).toFixed(1),
      })),
    );
  printTable(costRows(cost));
}

const measured: Awaited<ReturnType<typeof measure>>[] = [];
for (const size of sizes) {
  const found = await measure(size);
  report(size, found);
  measured.push(found);
}
const [fewest, most] = [measured[0], measured.at(-1)];
if (fewest && most && fewest !== most && rounds > 0) {
  printTable(
    [...fewest.waits].map(([page, taken]) => ({
      page,
      'times as long (p50)': (
        percentile(most.waits.get(page) ?? [], 50) / percentile(taken, 50)
      ).toFixed(2),
    })),
  );
}
