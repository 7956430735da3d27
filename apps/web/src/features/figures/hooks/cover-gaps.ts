import { dayAfter, daysIn, type DayRange } from '@qarib/clinical';
import { mostCoverDays, type Cover } from '@qarib/contracts';

type Hour = Cover['hours'][number];

/** Below this an hour counts as one in which nobody is there. */
export const coveredFrom = 0.5;

/** The last days of a period that is longer than a rota is looked at. */
export function coverRange({ from, to }: DayRange): DayRange {
  const isLong = daysIn({ from, to }) > mostCoverDays;
  return { from: isLong ? dayAfter(to, 1 - mostCoverDays) : from, to };
}

/** Hours of one weekday that follow each other, in which somebody asks and nobody is on the rota. */
export type Gap = {
  /** Monday is 1. */
  readonly weekday: number;
  readonly fromHour: number;
  /** Included. */
  readonly toHour: number;
  readonly requested: number;
  /** Of the hour that is covered most. */
  readonly coveredShare: number;
};

export const isUncovered = ({ requested = 0, coveredShare }: Hour) =>
  requested > 0 && coveredShare < coveredFrom;

/** Where demand meets no cover, the largest first. Hours whose demand is hidden are not among them. */
export function gapsIn(hours: readonly Hour[]): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const it of hours) {
    if (!isUncovered(it)) continue;
    const [weekday = 0, hour = 0] = it.hour.split('-').map(Number);
    const last = gaps.at(-1);
    const { requested = 0, coveredShare } = it;
    if (last?.weekday === weekday && last.toHour === hour - 1) {
      gaps[gaps.length - 1] = {
        ...last,
        toHour: hour,
        requested: last.requested + requested,
        coveredShare: Math.max(last.coveredShare, coveredShare),
      };
    } else {
      gaps.push({ weekday, fromHour: hour, toHour: hour, requested, coveredShare });
    }
  }
  return gaps.toSorted((a, b) => b.requested - a.requested);
}
