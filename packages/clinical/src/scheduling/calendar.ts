import { dayAfter } from '../time/moroccan-time.ts';
import { merged, minuteMs, type Interval } from './interval.ts';

/** A time in which the wall clock keeps the same distance from UTC. */
type OffsetSpan = Interval & { readonly offsetMs: number };

/** The days of a time zone that a stretch of time touches, and how its wall clock goes in them. */
export type Calendar = {
  readonly days: readonly string[];
  readonly spans: readonly OffsetSpan[];
};

/** A window on the wall clock of a day, in minutes after midnight: `from` included, `to` not. */
export type WallWindow = { readonly day: string; readonly from: number; readonly to: number };

const hourMs = 60 * minuteMs;
/** No zone changes its offset twice within that. */
const stepMs = 6 * hourMs;
/** The widest distance of any wall clock from UTC, with some room. */
const aroundMs = 16 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...numeric, ...time });
  formats.set(zone, format);
  return format;
}

/** How far the wall clock of a zone is ahead of UTC at an instant. */
export function offsetMsAt(zone: string, instantMs: number): number {
  const wall = formatOf(zone).format(instantMs).replace(', ', 'T');
  return Date.parse(`${wall}Z`) - Math.floor(instantMs / minuteMs) * minuteMs;
}

/** The first minute in which the offset is no longer that of `fromMs`; it is another at `toMs`. */
function changeBetween(zone: string, fromMs: number, toMs: number): number {
  const before = offsetMsAt(zone, fromMs);
  let earliest = fromMs;
  let latest = toMs;
  while (latest - earliest > minuteMs) {
    const half = earliest + Math.floor((latest - earliest) / 2 / minuteMs) * minuteMs;
    if (offsetMsAt(zone, half) === before) earliest = half;
    else latest = half;
  }
  return latest;
}

function spansOf(zone: string, { startMs, endMs }: Interval): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let span = { startMs, offsetMs: offsetMsAt(zone, startMs) };
  for (let atMs = startMs; atMs < endMs; atMs += stepMs) {
    const nextMs = Math.min(atMs + stepMs, endMs);
    const offsetMs = offsetMsAt(zone, nextMs);
    if (offsetMs === span.offsetMs) continue;
    const changeMs = changeBetween(zone, atMs, nextMs);
    spans.push({ ...span, endMs: changeMs });
    span = { startMs: changeMs, offsetMs };
  }
  return [...spans, { ...span, endMs }];
}

const dayOf = (wallMs: number) => new Date(wallMs).toISOString().slice(0, 10);

/** The calendar of a stretch of time in a zone. One serves any number of availabilities. */
export function calendarOf(zone: string, { startMs, endMs }: Interval): Calendar {
  const startMinute = Math.floor(startMs / minuteMs) * minuteMs;
  const around = { startMs: startMinute - aroundMs, endMs: endMs + aroundMs };
  const spans = spansOf(zone, around);
  const last = dayOf(endMs + aroundMs);
  const days: string[] = [];
  for (let day = dayOf(startMs - aroundMs); day <= last; day = dayAfter(day, 1)) days.push(day);
  return { days, spans };
}

/**
 * The time in which the wall clock shows a window of its day. What the clock skips is not there, and
 * what it shows twice is there twice; so a window may be shorter, longer, in two parts, or empty.
 */
export function timeOf({ spans }: Calendar, { day, from, to }: WallWindow): Interval[] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return merged(
    spans.map(({ startMs, endMs, offsetMs }) => ({
      startMs: Math.max(startMs, midnight + from * minuteMs - offsetMs),
      endMs: Math.min(endMs, midnight + to * minuteMs - offsetMs),
    })),
  );
}

/** An instant as the wall clock of a zone shows it, with its offset: `2026-03-09T09:00:00+00:00`. */
export function wallInstantOf(zone: string, instant: Date): string {
  const offsetMs = offsetMsAt(zone, instant.getTime());
  const wall = new Date(instant.getTime() + offsetMs).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMs) / minuteMs;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
