import { summedPlaceKinds, type DayRange } from '@qarib/clinical';
import type { Records, Store } from '../../ports/store.ts';
import {
  checkDay,
  checkPeriod,
  checkSite,
  listSites,
  readDays,
  stagesOf,
  type Check,
} from './check-figures.ts';
import { settleFigures } from './settle-figures.ts';

type Needs = { readonly store: Store };
type Step = (records: Records, check: Check) => Promise<void>;
/** Days, periods and sites done, of all there are. */
export type OnRebuilt = (done: number, total: number) => void;

/**
 * Makes all figures from the facts anew, while people go on working: each day is brought to what its
 * facts add up to in one transaction, and nothing is missing meanwhile. One that was cut off goes on
 * where it was. Answers how many figures were not what they should have been.
 */
export async function rebuildFigures({ store }: Needs, onRebuilt: OnRebuilt): Promise<number> {
  const range = await readDays({ store });
  const corrected = range === undefined ? 0 : await rebuildRange(store, range, onRebuilt);
  await store.transaction(async ({ statistics }) => {
    await statistics.setMark('rebuild', undefined);
    // What the last night found is no longer so: the next comparison is due at once.
    await statistics.setMark('comparison', undefined);
  });
  return corrected;
}

async function rebuildRange(store: Store, range: DayRange, onRebuilt: OnRebuilt): Promise<number> {
  const begun = await store.read(({ statistics }) => statistics.readMark('rebuild'));
  const { days, periods } = stagesOf(range);
  const sites = await listSites({ store });
  const isDone = (day: string) => begun !== undefined && day <= begun.day;
  const total = days.length + periods.length + sites.length;
  let done = days.filter(isDone).length;
  let corrected = 0;
  const tell = (count: number) => {
    corrected += count;
    done += 1;
    onRebuilt(done, total);
  };
  for (const day of days.filter((each) => !isDone(each))) {
    const rebuildDay: Step = async (records, check) => {
      await checkDay(records, day, check);
      await records.statistics.setMark('rebuild', { day, isExact: false });
    };
    tell(await repair(store, rebuildDay));
  }
  await settleFigures({ store });
  for (const period of periods) {
    let ofPeriod = 0;
    for (const kind of summedPlaceKinds) {
      ofPeriod += await repair(store, (records, check) =>
        checkPeriod(records, kind, period, check),
      );
    }
    tell(ofPeriod);
  }
  for (const site of sites) {
    tell(await repair(store, (records, check) => checkSite(records, site, range, check)));
  }
  return corrected;
}

/** Counted anew at each attempt of the transaction. */
async function repair(store: Store, step: Step): Promise<number> {
  return store.transaction(async (records) => {
    let corrected = 0;
    await step(records, { isRepairing: true, onDiffering: () => (corrected += 1) });
    return corrected;
  });
}
