import type { Filter } from '../match/filter.ts';
import type { Plan, Question } from './plan.ts';

type Parts = { common: Filter[]; choices: (readonly Filter[])[] };

/** What must hold in any case, and each list of which one must. */
const partsOf = (filter: Filter): Parts => {
  if (filter.kind === 'or') return { common: [], choices: [filter.filters] };
  if (filter.kind !== 'and') return { common: [filter], choices: [] };
  const inner = filter.filters.map(partsOf);
  return {
    common: inner.flatMap(({ common }) => common),
    choices: inner.flatMap(({ choices }) => choices),
  };
};

/** Beyond this many branches one scan is cheaper than many. */
const MAX_BRANCHES = 100;

/**
 * For a filter with `$or` that no single index serves: each branch by an index of its own, put
 * together again. Only when every branch has one; otherwise everything is read anyway.
 */
export const unionPlan = (
  question: Question,
  choose: (question: Question) => Plan,
): Plan | undefined => {
  const { common, choices } = partsOf(question.filter);
  for (const branches of choices) {
    if (branches.length > MAX_BRANCHES) continue;
    const alternatives = branches.map((branch) =>
      choose({ ...question, filter: { kind: 'and', filters: [...common, branch] } }),
    );
    if (!alternatives.every(({ isBounded }) => isBounded)) continue;
    return {
      alternatives,
      ranges: [],
      isReverse: false,
      isSorted: alternatives.every(({ isSorted }) => isSorted),
      mayRepeat: true,
      isBounded: true,
    };
  }
  return undefined;
};
