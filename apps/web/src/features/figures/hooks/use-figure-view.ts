import { useSearchParams } from 'react-router';
import { useToday } from '../../../shared/clock/use-today.ts';
import { viewKeys, viewOf, type FigureView } from './figure-view.ts';

/** What the address says is shown, and how to show something else: the address moves with it. */
export function useFigureView() {
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const { view, isMistaken } = viewOf(search, today);
  const searchOf = (change: Partial<FigureView>, sort = search.get('sort')): string => {
    const next = { ...view, ...change };
    const said = viewKeys.flatMap((key) => {
      const value = next[key];
      return value === undefined ? [] : [[key, value]];
    });
    return new URLSearchParams(sort === null ? said : [...said, ['sort', sort]]).toString();
  };
  return {
    view,
    today,
    isMistaken,
    searchOf,
    show: (change: Partial<FigureView>) => setSearch(searchOf(change)),
    /** How its table is sorted, where it has one that is. */
    sort: search.get('sort'),
    // Nobody goes back through every way a table was sorted.
    sortBy: (sort: string) => setSearch(searchOf({}, sort), { replace: true }),
  };
}
