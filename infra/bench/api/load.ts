/**
 * The people of a peak as a process of its own: `load.ts <origin> <secret of media nodes> <settings as
 * JSON>`. Says `open` and `closed` around the time that is measured, and then what it found.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as elapse } from 'node:timers/promises';
import { beatIntervalMs } from '@qarib/contracts';
import { FakeMediaNode } from '@qarib/testing';
import { patientsOfSite } from './country.ts';
import { Crowd } from './crowd.ts';
import { loadSettings, type LoadReport } from './load-settings.ts';
import { Tally } from './tally.ts';
import { Visit } from './visit.ts';

/** Nobody who was refused begins anew in the same moment, and neither does a media node. */
const afterFailureMs = 5_000;

const [origin = '', secret = '', text = '{}'] = process.argv.slice(2);
const settings = loadSettings.parse(JSON.parse(text));
const report = (message: LoadReport) => process.send?.(message);

const any = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new RangeError('no items');
  return item;
};

const tally = new Tally();
const broken: string[] = [];
const node = await FakeMediaNode.connect(origin, secret);
node.redialAfter(afterFailureMs, () => broken.push('the media node was given up'));
const beating = setInterval(() => node.beat(), beatIntervalMs);
const crowd = await Crowd.gather(origin, settings, tally);
const over = new AbortController();

/** One place at a time: the next consultation begins when the one before it has ended. */
async function keepMeeting(slot: number): Promise<void> {
  await elapse((slot / settings.concurrent) * settings.rampMs);
  // As if it had begun some time before, so that not all end together.
  let callMs = Math.random() * settings.callMs;
  while (!over.signal.aborted) {
    // Every place has sites of its own: a nurse has one patient before her.
    const sites = Math.floor(settings.sites / settings.concurrent);
    const site = slot * sites + Math.floor(Math.random() * sites);
    const { nurseId, hospitalId } = crowd.sites[site] ?? any(crowd.sites);
    const pool = any(crowd.pools.filter((it) => it.hospitalId === hospitalId));
    const patient = any(patientsOfSite(settings, site));
    const meeting = { nurseId, pool, patient, callMs };
    await new Visit(crowd, node, meeting, over.signal).run().catch(async (error: unknown) => {
      if (tally.isOpen) broken.push(String(error));
      await elapse(afterFailureMs);
    });
    callMs = settings.callMs;
  }
}

const meetings = Array.from({ length: settings.concurrent }, (_, slot) => keepMeeting(slot));
await elapse(settings.rampMs + settings.callMs / 10);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
report({ type: 'open' });
tally.isOpen = true;
await elapse(settings.measureMs);
tally.isOpen = false;
report({ type: 'closed' });
over.abort();
await Promise.all(meetings);
clearInterval(beating);
crowd.close();
node.close();
const ownDelayMs = delay.percentile(99) / 1e6;
report({ type: 'found', found: tally.found(), ownDelayMs, broken: broken.slice(0, 20) });
process.disconnect();
