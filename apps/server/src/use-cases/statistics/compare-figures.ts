import { dayAfter, moroccanDay, summedPlaceKinds, wallTimeOf } from '@qarib/clinical';
import type { Mark } from '../../ports/statistics.ts';
import type { Ports } from '../shared/ports.ts';
import { successOf } from '../shared/use-case.ts';
import { readHealth } from '../platform/read-health.ts';
import { rebuildFigures } from './rebuild-figures.ts';
import {
  checkDay,
  checkPeriod,
  checkSite,
  listSites,
  readDays,
  stagesOf,
  type Check,
} from './check-figures.ts';

/** When the country sleeps, in hours of its wall clock. */
const comparisonHour = 2;
/** So many are named in the audit; all are put right together. */
const namedFindings = 50;

/**
 * Every night all figures are held against what they count. The audit says that they agree, or which
 * differ; while any does, the health of the system says so.
 */
export async function compareFigures(ports: Ports): Promise<void> {
  if (!ports.store.isAvailable()) return;
  try {
    const night = nightOf(ports.clock.now());
    let mark = await ports.store.read(({ statistics }) => statistics.readMark('comparison'));
    if (mark === undefined || mark.day < night) mark = await compare(ports, night);
    learn(ports, mark);
  } catch (error) {
    ports.log.error('comparison-of-figures-failed', error);
  }
}

/** The day whose early morning was the last one. */
function nightOf(now: Date): string {
  const hour = Number(wallTimeOf(now).slice(11, 13));
  return hour >= comparisonHour ? moroccanDay(now) : dayAfter(moroccanDay(now), -1);
}

async function compare(ports: Ports, night: string): Promise<Mark> {
  // Figures were kept in another way before, or a rebuild was cut off: until it is done they differ.
  if (await ports.store.read(({ statistics }) => statistics.readMark('rebuild'))) {
    await rebuildFigures(ports, () => undefined);
    ports.log.info('figures-rebuilt');
  }
  const differing = await findDiffering(ports);
  const mark = { day: night, isExact: differing.size === 0 };
  const action = mark.isExact ? 'find-figures-exact' : 'find-figures-differing';
  const findings = [String(differing.size), ...[...differing].slice(0, namedFindings)];
  return ports.store.transaction(async ({ audit, statistics }) => {
    const known = await statistics.readMark('comparison');
    // Another control plane compared them too.
    if (known !== undefined && known.day >= night) return known;
    await statistics.setMark('comparison', mark);
    await audit.add({
      ...successOf(ports, { action }, { entityType: 'Statistics' }),
      ...(!mark.isExact && { findings }),
    });
    return mark;
  });
}

/** A set, because a transaction may look more than once. */
async function findDiffering({ store }: Ports): Promise<ReadonlySet<string>> {
  const differing = new Set<string>();
  const check: Check = { isRepairing: false, onDiffering: (name) => differing.add(name) };
  const range = await readDays({ store });
  if (range === undefined) return differing;
  const { days, periods } = stagesOf(range);
  for (const day of days) await store.transaction((records) => checkDay(records, day, check));
  for (const period of periods) {
    for (const kind of summedPlaceKinds) {
      await store.transaction((records) => checkPeriod(records, kind, period, check));
    }
  }
  for (const id of await listSites({ store })) {
    await store.transaction((records) => checkSite(records, id, range, check));
  }
  return differing;
}

function learn(ports: Ports, { isExact }: Mark): void {
  if (!ports.figures.learn(isExact)) return;
  if (!isExact) ports.log.warn('figures-differ');
  ports.notifier.tell([{ kind: 'everyone' }], 'system:health-changed', readHealth(ports));
}
