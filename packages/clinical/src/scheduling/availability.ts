import { mondayOf } from '../time/moroccan-time.ts';
import { timeOf, type Calendar, type WallWindow } from './calendar.ts';
import { merged, minuteMs, thoseWithin, without, type Interval } from './interval.ts';

/** ISO 8601: Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** How long a slot may be, in minutes. */
export const slotLengths = [10, 15, 20, 30, 45, 60, 90, 120] as const;
export type SlotMinutes = (typeof slotLengths)[number];

/** When a specialist sees patients, week after week. Days are `YYYY-MM-DD`, times `HH:mm` on the wall. */
export type AvailabilityRule = {
  readonly weekdays: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly slotMinutes: SlotMinutes;
  readonly validFrom: string;
  /** Its last day. */
  readonly validUntil?: string | undefined;
  /** 1 is every week, 2 every second one; counted from the week of `validFrom`. */
  readonly everyWeeks: number;
};

/** Days on which it is otherwise. Without times it is all day. */
export type AvailabilityException = {
  readonly kind: 'absence' | 'opening';
  readonly fromDay: string;
  readonly toDay: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Of an opening. */
  readonly slotMinutes?: SlotMinutes | undefined;
};

export type Availability = {
  readonly rules: readonly AvailabilityRule[];
  readonly exceptions: readonly AvailabilityException[];
};

const defaultSlotMinutes = 30;
const dayMinutes = 24 * 60;
const weekMs = 7 * dayMinutes * minuteMs;

/** Minutes after midnight of a time on the wall. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const dayStart = (day: string) => Date.parse(`${day}T00:00:00Z`);

function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(dayStart(day)).getUTCDay() + 6) % 7] ?? 1;
}

/** Whether a rule says anything of a day. */
export function isRuleDay(rule: AvailabilityRule, day: string): boolean {
  if (day < rule.validFrom || (rule.validUntil !== undefined && day > rule.validUntil))
    return false;
  if (!rule.weekdays.includes(weekdayOf(day))) return false;
  const weeks = (dayStart(mondayOf(day)) - dayStart(mondayOf(rule.validFrom))) / weekMs;
  return weeks % rule.everyWeeks === 0;
}

const isExceptionDay = ({ fromDay, toDay }: AvailabilityException, day: string) =>
  fromDay <= day && day <= toDay;

function windowOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  day: string,
): WallWindow {
  return {
    day,
    from: from === undefined ? 0 : minuteOf(from),
    to: to === undefined ? dayMinutes : minuteOf(to),
  };
}

/** A time with patients, and the length of its slots. */
type Opening = Interval & { readonly slotMs: number };

function openingsOf(calendar: Calendar, { rules, exceptions }: Availability): Opening[] {
  const extra = exceptions.filter(({ kind }) => kind === 'opening');
  return calendar.days.flatMap((day) =>
    [
      ...rules.filter((rule) => isRuleDay(rule, day)),
      ...extra.filter((exception) => isExceptionDay(exception, day)),
    ].flatMap((it) =>
      timeOf(calendar, windowOf(it, day)).map((interval) => ({
        ...interval,
        slotMs: (it.slotMinutes ?? defaultSlotMinutes) * minuteMs,
      })),
    ),
  );
}

/** When the specialist is away. */
export function absencesOf(calendar: Calendar, { exceptions }: Availability): Interval[] {
  const absences = exceptions.filter(({ kind }) => kind === 'absence');
  return merged(
    calendar.days.flatMap((day) =>
      absences
        .filter((absence) => isExceptionDay(absence, day))
        .flatMap((absence) => timeOf(calendar, windowOf(absence, day))),
    ),
  );
}

/** All time in which patients are seen. */
export function openTimeOf(calendar: Calendar, availability: Availability): Interval[] {
  return without(openingsOf(calendar, availability), absencesOf(calendar, availability));
}

/**
 * Where slots may begin. Each opening counts from its own beginning; where openings overlap, the one
 * that began first keeps its slots whole, so that no two slots share a minute.
 */
function cellsOf(openings: readonly Opening[]): Interval[] {
  const all = openings.flatMap(({ startMs, endMs, slotMs }) => {
    const count = Math.floor((endMs - startMs) / slotMs);
    return Array.from({ length: count }, (_, index) => ({
      startMs: startMs + index * slotMs,
      endMs: startMs + (index + 1) * slotMs,
    }));
  });
  const cells: Interval[] = [];
  for (const cell of all.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)) {
    if (cell.startMs >= (cells.at(-1)?.endMs ?? -Infinity)) cells.push(cell);
  }
  return cells;
}

export type SlotSearch = {
  /** Slots that begin in it. */
  readonly range: Interval;
  /** Appointments that stand already. */
  readonly taken: readonly Interval[];
  /** Of the appointment looked for; without it a slot is as long as its rule says. */
  readonly durationMinutes?: number | undefined;
};

/** The slots that are free, in order. A longer appointment takes several, if they follow each other. */
export function freeSlots(
  calendar: Calendar,
  availability: Availability,
  { range, taken, durationMinutes }: SlotSearch,
): Interval[] {
  const openings = openingsOf(calendar, availability);
  const absences = absencesOf(calendar, availability);
  const free = without(openings, [...absences, ...taken]);
  const slots = cellsOf(openings)
    .filter(({ startMs }) => range.startMs <= startMs && startMs < range.endMs)
    .map(({ startMs, endMs }) => ({
      startMs,
      endMs: durationMinutes === undefined ? endMs : startMs + durationMinutes * minuteMs,
    }));
  return thoseWithin(slots, free);
}

type Offer = { readonly hospitalId: string; readonly startMs: number };

/** Offers as a site looks at them: by its order of hospitals, then the earliest. */
export function inSiteOrder<Item extends Offer>(
  offers: readonly Item[],
  hospitalIds: readonly string[],
): Item[] {
  const rank = ({ hospitalId }: Offer) => {
    const index = hospitalIds.indexOf(hospitalId);
    return index < 0 ? hospitalIds.length : index;
  };
  return offers.toSorted((a, b) => rank(a) - rank(b) || a.startMs - b.startMs);
}
