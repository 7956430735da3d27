import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useToday } from '../../../shared/clock/use-today.ts';
import { viewKeys, viewOf, type FigureView } from './figure-view.ts';

/** What the address says is shown, and how to show something else: the address moves with it. */
export function useFigureView() {
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const { view, isMistaken } = viewOf(search, today);
  // Two changes may come before the page is shown again: the second is made to what the first made.
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  const move = (next: URLSearchParams, options = {}) => {
    latest.current = next;
    setSearch(next, options);
  };
  return {
    view,
    today,
    isMistaken,
    searchOf: (change: Partial<FigureView>) => changed(search, today, change).toString(),
    show: (change: Partial<FigureView>) => move(changed(latest.current, today, change)),
    /** How its table is sorted, where it has one that is. */
    sort: search.get('sort'),
    // Nobody goes back through every way a table was sorted.
    sortBy: (sort: string) => move(changed(latest.current, today, {}, sort), { replace: true }),
  };
}

/** What an address says once something else is shown. */
function changed(
  search: URLSearchParams,
  today: string,
  change: Partial<FigureView>,
  sort = search.get('sort'),
): URLSearchParams {
  const next = { ...viewOf(search, today).view, ...change };
  const said = viewKeys.flatMap((key) => {
    const value = next[key];
    return value === undefined ? [] : [[key, value]];
  });
  return new URLSearchParams(sort === null ? said : [...said, ['sort', sort]]);
}
