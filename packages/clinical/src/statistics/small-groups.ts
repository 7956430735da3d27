import type { Counts } from './counts.ts';
import { indicators, type Indicator } from './indicators.ts';
import { measures, totalKeys, type Measure } from './measures.ts';

/** Of fewer people than this a figure could tell who they are. */
export const smallGroup = 5;

/**
 * Measures that tell of the same people, by the one that says how many they are. What became of a
 * group that is large enough is told in full: a coordinator has to act on one unanswered of seven, and
 * it does not say who of the seven it was.
 */
export const groupMeasures = {
  requests: 'requested',
  appointments: 'booked',
  calls: 'calls',
  complaints: 'complaints',
} as const satisfies Record<string, Measure>;
export type Group = keyof typeof groupMeasures;
export const groups = Object.keys(groupMeasures) as readonly Group[];

const isIndicator = (key: string): key is Indicator => indicators.some((it) => it === key);
const ofAppointments: ReadonlySet<string> = new Set([
  'booked',
  'kept',
  'noShows',
  'bookingsCancelled',
]);
const firstOfCalls = measures.indexOf('calls');
const ofCalls: ReadonlySet<string> = new Set(
  measures.slice(firstOfCalls, measures.indexOf('complaints')),
);

/** Which people a measure tells of. */
export const groupOf = (key: string): Group => groupOfTotal.get(key) ?? groupFor(key);

function groupFor(key: string): Group {
  if (isIndicator(key) || key.startsWith('wait/')) return 'requests';
  if (ofAppointments.has(key)) return 'appointments';
  if (ofCalls.has(key)) return 'calls';
  return key.startsWith('complaints') ? 'complaints' : 'requests';
}

/** A year by day asks this of tens of thousands of keys. */
const groupOfTotal: ReadonlyMap<string, Group> = new Map(
  totalKeys.map((key) => [key, groupFor(key)]),
);

/** A row of a breakdown as it may be shown: without the groups in `hidden`. */
export type ShownRow = {
  readonly value: string;
  readonly counts: Counts;
  readonly hidden: readonly Group[];
};

/**
 * The rows as they may be shown to somebody who may not see records. `total` is shown beside them, so
 * what is hidden is never only one row, never fewer people than a small group, and never so few that
 * each hidden row has to be a single person: then the smallest shown row is hidden with them.
 */
export function withoutSmallGroups(rows: readonly (readonly [string, Counts])[]): ShownRow[] {
  const hiddenOf = new Map(groups.map((group) => [group, smallRows(rows, group)]));
  return rows.map(([value, counts]) => {
    const hidden = groups.filter((group) => hiddenOf.get(group)?.has(value));
    return { value, counts: withoutGroups(counts, hidden), hidden };
  });
}

/** One row alone: the total. Nobody takes anything from it. */
export function withoutSmallTotal(counts: Counts): Omit<ShownRow, 'value'> {
  const hidden = groups.filter((group) => isSmall(counts[groupMeasures[group]] ?? 0));
  return { counts: withoutGroups(counts, hidden), hidden };
}

const isSmall = (people: number) => people > 0 && people < smallGroup;

function smallRows(rows: readonly (readonly [string, Counts])[], group: Group): Set<string> {
  const sizes = rows
    .map(([value, counts]) => ({ value, people: counts[groupMeasures[group]] ?? 0 }))
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => a.people - b.people);
  const hidden = new Set<string>();
  let people = 0;
  for (const row of sizes) {
    const isFindable = hidden.size < 2 || people < smallGroup || people === hidden.size;
    const isNeeded = hidden.size > 0 && isFindable;
    if (!isSmall(row.people) && !isNeeded) break;
    hidden.add(row.value);
    people += row.people;
  }
  return hidden;
}

function withoutGroups(counts: Counts, hidden: readonly Group[]): Counts {
  if (hidden.length === 0) return counts;
  const shown: Record<string, number> = {};
  for (const [key, count] of Object.entries(counts)) {
    if (!hidden.includes(groupOf(key))) shown[key] = count;
  }
  return shown;
}
