import { useSearchParams } from 'react-router';
import { useToday } from '../../../shared/clock/use-today.ts';
import { viewKeys, viewOf, type FigureView } from './figure-view.ts';

/** What the address says is shown, and how to show something else: the address moves with it. */
export function useFigureView() {
  const [search, setSearch] = useSearchParams();
  const today = useToday();
  const { view, isMistaken } = viewOf(search, today);
  const searchOf = (change: Partial<FigureView>): string => {
    const next = { ...view, ...change };
    const said = viewKeys.flatMap((key) => {
      const value = next[key];
      return value === undefined ? [] : [[key, value]];
    });
    return new URLSearchParams(said).toString();
  };
  return {
    view,
    today,
    isMistaken,
    searchOf,
    show: (change: Partial<FigureView>) => setSearch(searchOf(change)),
  };
}
