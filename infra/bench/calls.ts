/**
 * How calls do on links from perfect to worst: the whole product, two real browsers, and between the
 * nurse's and the product a link as bad as its profile, for pages, signalling and media alike.
 *
 *   npm run bench -- calls [--only join,cold] [--profile p1,vsat] [--runs 5]
 */
import os from 'node:os';
import { readOptions, UsageError } from './calls/options.ts';
import { cutsPart, pathPart, signallingPart } from './calls/cuts.ts';
import { coldPart, joinPart } from './calls/join.ts';
import { speechPart } from './calls/speech.ts';
import { squeezePart } from './calls/squeeze.ts';
import { workerPart } from './calls/worker.ts';
import type { Part } from './calls/part.ts';
import { Machine } from './lib/machine.ts';
import { printTable } from './lib/table.ts';

const parts: readonly Part[] = [
  joinPart,
  coldPart,
  speechPart,
  squeezePart,
  cutsPart,
  signallingPart,
  pathPart,
  workerPart,
];

const load = () => os.loadavg()[0]?.toFixed(1) ?? '';
const progress = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const names = parts.map(({ name }) => name);
  const options = readOptions(process.argv.slice(2), names);
  for (const part of parts) {
    if (options.only.length > 0 && !options.only.includes(part.name)) continue;
    const loadBefore = load();
    const machine = new Machine();
    const tables = await part.run(options, progress);
    machine.stop();
    // Of a virtual machine: what others got of its cores meanwhile makes everything late.
    const taken = `${(machine.takenRatio * 100).toFixed(1)} % of the cores taken away`;
    for (const { title, rows } of tables) {
      process.stdout.write(`\n${title} (load ${loadBefore} before, ${load()} after, ${taken})\n`);
      printTable(rows);
    }
  }
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  const isUsage = error instanceof UsageError;
  process.stderr.write(
    `${isUsage ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
});
