/**
 * The busiest minutes of a day with 160 sites (50 consultations at the same time) and with 1,400 (400),
 * through the server and the embedded database as they run in the product, each a process of its own;
 * the people are one more: `npm run bench -- api [160|1400] [--cpu-prof <folder>]`.
 */
import { once } from 'node:events';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeArguments } from '../start/node-arguments.ts';
import { findFreePort } from '../start/ports.ts';
import { fillCountry } from './api/country.ts';
import { loadReport, type LoadReport, type LoadSettings, type Peak } from './api/load-settings.ts';
import {
  databaseUri,
  type MeasuredChild,
  memoryOf,
  startChild,
  startDatabase,
  stopChild,
} from './lib/child.ts';
import { cpuSecondsOf } from './lib/process-tree.ts';
import { printTable } from './lib/table.ts';

const peaks: readonly Peak[] = [
  { sites: 160, concurrent: 50 },
  { sites: 1_400, concurrent: 400 },
];
/** A third of a real one, so that three times as many are asked for, rung and signed as in life. */
const pace = { callMs: 5 * 60_000, rampMs: 60_000, measureMs: 120_000 };
const targetMs = 100;
const secret = 'of one run of the bench, and of nothing else';

const { values, positionals } = parseArgs({
  options: { 'cpu-prof': { type: 'string' } },
  allowPositionals: true,
});
const profileFolder = values['cpu-prof'];
const nodeArgs = profileFolder ? ['--cpu-prof', '--cpu-prof-dir', path.resolve(profileFolder)] : [];

async function startServer(folder: string) {
  const port = await findFreePort(['127.0.0.1'], 0);
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    MONGODB_URI: databaseUri(folder),
    QARIB_PORT: String(port),
    QARIB_ORIGIN: origin,
    QARIB_SESSION_SECRET: secret,
    QARIB_MEDIA_NODE_SECRET: secret,
    QARIB_DEMO: 'true',
    QARIB_DEMO_PASSWORD: 'of nobody at all',
    QARIB_DATA_DIR: folder,
  };
  const child = await startChild('apps/server/src/main.ts', [], { env, nodeArgs });
  return { child, origin };
}

type Found = Extract<LoadReport, { type: 'found' }>;
type Loaded = Found & { readonly cores: Readonly<Record<string, number>> };

/** Lets the people work, and holds what each process used of the processor meanwhile. */
async function load(
  origin: string,
  settings: LoadSettings,
  pids: Readonly<Record<string, number>>,
): Promise<Loaded> {
  const script = fileURLToPath(new URL('api/load.ts', import.meta.url));
  const told = [origin, secret, JSON.stringify(settings)];
  const people = fork(script, told, { execArgv: [...nodeArguments] });
  const all = { ...pids, people: people.pid ?? 0 };
  const used = () =>
    Object.fromEntries(Object.entries(all).map(([name, pid]) => [name, cpuSecondsOf(pid)]));
  let before: Record<string, number> = {};
  let after: Record<string, number> = {};
  let found: Found | undefined;
  people.on('message', (raw) => {
    const message = loadReport.parse(raw);
    if (message.type === 'open') before = used();
    else if (message.type === 'found') found = message;
    else after = used();
  });
  await once(people, 'exit');
  if (!found) throw new Error('the people ended before they had told what they found');
  const seconds = settings.measureMs / 1_000;
  const cores = Object.fromEntries(
    Object.entries(after).map(([name, cpu]) => [name, (cpu - (before[name] ?? 0)) / seconds]),
  );
  return { ...found, cores };
}

function print({ sites, concurrent }: Peak, { found, cores, ownDelayMs, broken }: Loaded): void {
  const failed = found.flatMap(({ operation, failures }) =>
    Object.entries(failures).map(([why, count]) => `${operation}: ${why} (${count})`),
  );
  const busy = Object.entries(cores).map(([name, share]) => `${name} ${share.toFixed(2)}`);
  process.stdout.write(
    `\n${sites} sites, ${concurrent} consultations at the same time, ${pace.measureMs / 1_000} s. ` +
      `Cores in use: ${busy.join(', ')}. The people were ${ownDelayMs.toFixed(0)} ms late (p99). ` +
      `Load average ${os.loadavg()[0]?.toFixed(1) ?? ''}.\n`,
  );
  printTable(
    found.map(({ operation, n, p50, p99, most, failures }) => ({
      operation,
      n,
      'p50 (ms)': p50.toFixed(1),
      'p99 (ms)': p99.toFixed(1),
      'longest (ms)': most.toFixed(0),
      failed: Object.values(failures).reduce((sum, count) => sum + count, 0),
    })),
  );
  for (const line of [...failed, ...broken]) process.stdout.write(`${line}\n`);
  if (failed.length > 0 || found.some(({ p99 }) => p99 >= targetMs)) process.exitCode = 1;
}

async function measure(peak: Peak): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qarib-bench-'));
  const database = await startDatabase(folder, nodeArgs);
  try {
    const { child: server, origin } = await startServer(folder);
    try {
      await fillCountry(databaseUri(folder), peak);
      const pids = { server: server.process.pid ?? 0, database: database.process.pid ?? 0 };
      print(peak, await load(origin, { ...peak, ...pace }, pids));
      const memory = (it: MeasuredChild) => memoryOf(it).ownMb.toFixed(0);
      process.stdout.write(
        `Memory: server ${memory(server)} MB, database ${memory(database)} MB.\n`,
      );
    } finally {
      await stopChild(server);
    }
  } finally {
    await stopChild(database);
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(`Load average before: ${os.loadavg()[0]?.toFixed(1) ?? ''}\n`);
for (const peak of peaks) {
  if (positionals.length === 0 || positionals.includes(String(peak.sites))) await measure(peak);
}
