/**
 * When Moroccan clocks were changed, in UTC, and how many hours they have been ahead of it since
 * (tz database 2026c). Written down, because a browser that is not of the last weeks does not know of
 * the latest decree: Morocco left its summer time, with its breaks at Ramadan, on 20 September 2026.
 * A test holds this list against the database of the Node that is pinned.
 */
const changes = (
  [
    ['2015-10-25T02:00Z', 0],
    ['2016-03-27T02:00Z', 1],
    ['2016-06-05T02:00Z', 0],
    ['2016-07-10T02:00Z', 1],
    ['2016-10-30T02:00Z', 0],
    ['2017-03-26T02:00Z', 1],
    ['2017-05-21T02:00Z', 0],
    ['2017-07-02T02:00Z', 1],
    ['2017-10-29T02:00Z', 0],
    ['2018-03-25T02:00Z', 1],
    ['2018-05-13T02:00Z', 0],
    ['2018-06-17T02:00Z', 1],
    ['2019-05-05T02:00Z', 0],
    ['2019-06-09T02:00Z', 1],
    ['2020-04-19T02:00Z', 0],
    ['2020-05-31T02:00Z', 1],
    ['2021-04-11T02:00Z', 0],
    ['2021-05-16T02:00Z', 1],
    ['2022-03-27T02:00Z', 0],
    ['2022-05-08T02:00Z', 1],
    ['2023-03-19T02:00Z', 0],
    ['2023-04-23T02:00Z', 1],
    ['2024-03-10T02:00Z', 0],
    ['2024-04-14T02:00Z', 1],
    ['2025-02-23T02:00Z', 0],
    ['2025-04-06T02:00Z', 1],
    ['2026-02-15T02:00Z', 0],
    ['2026-03-22T02:00Z', 1],
    ['2026-09-20T01:00Z', 0],
  ] as const
).map(([since, hours]) => ({ sinceMs: Date.parse(since), hours }));

/** How many hours a Moroccan wall clock is ahead of UTC. Nothing of Qarib is older than 2016. */
export function hoursAheadOfUtc(instantMs: number): number {
  return changes.findLast(({ sinceMs }) => sinceMs <= instantMs)?.hours ?? 0;
}
