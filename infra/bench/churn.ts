/**
 * Five hundred times two people join a call and leave it, through the real control plane and media
 * node: whether handles, ports and memory are back where they were.
 *
 *   npm run bench -- churn [cycles]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startStack } from '../start/stack.ts';
import { Churn, holdings, type Holdings } from './churn/cycles.ts';
import { printTable } from './lib/table.ts';

const cycles = Number(process.argv[2] ?? 500);
/** Code is compiled and pools are filled in the first ones. */
const warmUpCycles = 50;
const pauseMs = 250;

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
const stack = await startStack({ dataDir, env: { QARIB_PORT: '0', QARIB_MEDIA_PORT: '0' } });
const kept: [string, Holdings][] = [];
try {
  const churn = await Churn.create(stack);
  const run = (count: number) =>
    churn.run(count, pauseMs, (done) => process.stderr.write(`cycle ${done} of ${count}   \r`));
  kept.push(['before', holdings()]);
  await run(warmUpCycles);
  kept.push([`after ${warmUpCycles}`, holdings()]);
  await run(Math.round(cycles / 2));
  kept.push([`after ${warmUpCycles + Math.round(cycles / 2)}`, holdings()]);
  await run(cycles - Math.round(cycles / 2));
  kept.push([`after ${warmUpCycles + cycles}`, holdings()]);
  churn.close();
} finally {
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
const rows = kept.flatMap(([when, planes]) =>
  Object.entries(planes).map(([name, { handles, sockets, memoryMb }]) => ({
    process: name,
    cycles: when,
    'open handles': handles,
    'UDP and TCP sockets': sockets,
    'memory MB': memoryMb.toFixed(0),
  })),
);
printTable(rows.toSorted((a, b) => a.process.localeCompare(b.process)));
