import { expectedOutcome, firstItems } from './items.ts';
import type { Item, Operation, State } from './items.ts';

/** One committed transaction, or one statement outside: what it did, what it was told, and when. */
export type Unit = {
  begunAt: number;
  endedAt: number;
  steps: readonly { operation: Operation; result: unknown }[];
};

/** Documents by their fields, whatever the order of those. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const stateText = (state: State): string =>
  canonical([...state.values()].sort((a, b) => a._id - b._id));

/** The state after the unit, or undefined when alone it would have been told something else. */
const replay = (state: State, { steps }: Unit): State | undefined => {
  let current = state;
  for (const { operation, result } of steps) {
    const expected = expectedOutcome(current, operation);
    if (canonical(expected.result) !== canonical(result)) return undefined;
    current = expected.state;
  }
  return current;
};

/**
 * Looks for an order in which the units, one after the other, would have been told the same and left
 * the same. One that had ended before another began must come before it.
 */
export const findSerialOrder = (
  units: readonly Unit[],
  finally_: readonly Item[],
): Unit[] | undefined => {
  const wanted = canonical(finally_);
  const deadEnds = new Set<string>();
  const search = (state: State, left: readonly Unit[]): Unit[] | undefined => {
    if (left.length === 0) return stateText(state) === wanted ? [] : undefined;
    const situation = `${left.map((unit) => units.indexOf(unit)).join()} ${stateText(state)}`;
    if (deadEnds.has(situation)) return undefined;
    const firstEnd = Math.min(...left.map(({ endedAt }) => endedAt));
    for (const unit of left) {
      const next = unit.begunAt > firstEnd ? undefined : replay(state, unit);
      if (next === undefined) continue;
      const others = search(
        next,
        left.filter((other) => other !== unit),
      );
      if (others !== undefined) return [unit, ...others];
    }
    deadEnds.add(situation);
    return undefined;
  };
  return search(new Map(firstItems.map((item) => [item._id, item])), units);
};
