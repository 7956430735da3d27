import fc from 'fast-check';
import {
  freeSlots,
  inSiteOrder,
  openTimeOf,
  weekdays,
  type Availability,
  type AvailabilityException,
  type AvailabilityRule,
  type SlotMinutes,
} from './availability.ts';
import { calendarOf } from './calendar.ts';
import type { Interval } from './interval.ts';
import { minutesOf, wallMinuteOf, zones } from './zones.fixture.ts';

const dayMs = 86_400_000;
const morocco = 'Africa/Casablanca';
const mondays: AvailabilityRule = {
  weekdays: [1],
  from: '09:00',
  to: '12:00',
  slotMinutes: 30,
  validFrom: '2026-03-02',
  everyWeeks: 1,
};

const range = (from: string, to: string) => ({ startMs: Date.parse(from), endMs: Date.parse(to) });
const marchAndApril = range('2026-03-01T00:00Z', '2026-05-01T00:00Z');

function slotsIn(
  availability: Partial<Availability>,
  search: { range?: Interval; taken?: Interval[]; durationMinutes?: number } = {},
): string[] {
  const asked = { range: marchAndApril, taken: [], ...search };
  const whole = { rules: [], exceptions: [], ...availability };
  const slots = freeSlots(calendarOf(morocco, asked.range), whole, asked);
  return slots.map(({ startMs }) => wallMinuteOf(morocco, startMs));
}
const monday = range('2026-03-09T00:00Z', '2026-03-10T00:00Z');

describe('Slots', () => {
  test('are the rule’s, on its days, whatever the offset is', () => {
    const slots = slotsIn({ rules: [mondays] });
    expect(new Set(slots.map((slot) => slot.slice(11)))).toEqual(
      new Set(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']),
    );
    expect(slots).toHaveLength(6 * 9);
  });

  test('keep to the weeks a rule is for, counted from its first', () => {
    const rules = [{ ...mondays, everyWeeks: 2, validUntil: '2026-04-06' }];
    const days = new Set(slotsIn({ rules }).map((slot) => slot.slice(0, 10)));
    expect([...days]).toEqual(['2026-03-02', '2026-03-16', '2026-03-30']);
  });

  test('are not in an absence, and are in an extra opening', () => {
    const exceptions: AvailabilityException[] = [
      { kind: 'absence', fromDay: '2026-03-09', toDay: '2026-03-09', from: '10:00', to: '11:10' },
      {
        kind: 'opening',
        fromDay: '2026-03-09',
        toDay: '2026-03-09',
        from: '15:00',
        to: '16:00',
        slotMinutes: 60,
      },
    ];
    expect(slotsIn({ rules: [mondays], exceptions }, { range: monday })).toEqual([
      '2026-03-09T09:00',
      '2026-03-09T09:30',
      '2026-03-09T11:30',
      '2026-03-09T15:00',
    ]);
  });

  test('of a longer appointment take free ones that follow each other', () => {
    const taken = [range('2026-03-09T10:00+00:00', '2026-03-09T10:30+00:00')];
    const search = { range: monday, taken, durationMinutes: 60 };
    expect(slotsIn({ rules: [mondays] }, search)).toEqual([
      '2026-03-09T09:00',
      '2026-03-09T10:30',
      '2026-03-09T11:00',
    ]);
  });

  test('of rules that overlap share no minute', () => {
    const other: AvailabilityRule = { ...mondays, from: '09:20', to: '13:00', slotMinutes: 20 };
    const slots = slotsIn({ rules: [mondays, mondays, other] }, { range: monday });
    expect(slots.slice(0, 3)).toEqual(['2026-03-09T09:00', '2026-03-09T09:30', '2026-03-09T10:00']);
    expect(slots.at(-1)).toBe('2026-03-09T12:40');
    expect(new Set(slots).size).toBe(slots.length);
  });
});

test('offers follow the site’s order of hospitals, then time', () => {
  const offers = [
    { hospitalId: 'rabat', startMs: 1 },
    { hospitalId: 'casablanca', startMs: 3 },
    { hospitalId: 'marrakech', startMs: 9 },
    { hospitalId: 'marrakech', startMs: 5 },
  ];
  const order = inSiteOrder(offers, ['marrakech', 'casablanca']);
  expect(order.map(({ startMs }) => startMs)).toEqual([5, 9, 3, 1]);
});

describe('In any zone, around any change of its clock', () => {
  const cells = fc.integer({ min: 0, max: 24 * 12 - 1 });
  const clock = (cell: number) =>
    `${String(Math.floor(cell / 12)).padStart(2, '0')}:${String((cell % 12) * 5).padStart(2, '0')}`;
  const times = fc
    .tuple(cells, cells)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
  const dayFrom = (start: number, offset: number) =>
    new Date(start + offset * dayMs).toISOString().slice(0, 10);
  const slotMinutes = fc.constantFrom<SlotMinutes>(10, 15, 20, 30, 45, 60);

  const scene = fc.constantFrom(...zones).chain(({ name, changes }) =>
    fc.constantFrom<string>(...changes).chain((change) => {
      const start = Date.parse(change) - 4 * dayMs;
      const day = fc.integer({ min: -15, max: 9 }).map((offset) => dayFrom(start, offset));
      const rule = fc
        .record({
          weekdays: fc.subarray([...weekdays], { minLength: 1 }),
          slotMinutes,
          validFrom: day,
          validUntil: fc.option(day, { nil: undefined }),
          everyWeeks: fc.integer({ min: 1, max: 3 }),
        })
        .chain((fields) => times.map((span) => ({ ...fields, ...span })));
      const exception = fc
        .tuple(
          fc.constantFrom<'absence' | 'opening'>('absence', 'opening'),
          day,
          day,
          fc.option(times, { nil: undefined }),
          slotMinutes,
        )
        .map(([kind, a, b, span, minutes]): AvailabilityException => ({
          kind,
          fromDay: a < b ? a : b,
          toDay: a < b ? b : a,
          ...span,
          slotMinutes: minutes,
        }));
      const rules = fc.array(rule, { maxLength: 3 });
      const exceptions = fc.array(exception, { maxLength: 3 });
      const range = fc.constant({ startMs: start, endMs: start + 8 * dayMs });
      return fc.record({ zone: fc.constant(name), range, rules, exceptions });
    }),
  );

  /** Asks each five minutes alone whether somebody would be there. */
  function openCells(zone: string, { startMs, endMs }: Interval, it: Availability): Set<number> {
    const open = new Set<number>();
    for (let at = startMs; at < endMs; at += 300_000) {
      const [day = '', time = ''] = wallMinuteOf(zone, at).split('T');
      const isIn = (window: { from?: string | undefined; to?: string | undefined }) =>
        (window.from ?? '00:00') <= time && time < (window.to ?? '24:00');
      const isOn = ({ fromDay, toDay }: AvailabilityException) => fromDay <= day && day <= toDay;
      const weekday = new Date(`${day}T12:00Z`).getUTCDay() || 7;
      const monday = (of: string) => {
        const noon = Date.parse(`${of}T12:00Z`);
        return noon - ((new Date(noon).getUTCDay() + 6) % 7) * dayMs;
      };
      const isRuled = it.rules.some(
        (rule) =>
          rule.weekdays.some((one) => one === weekday) &&
          rule.validFrom <= day &&
          day <= (rule.validUntil ?? '9999') &&
          Math.round((monday(day) - monday(rule.validFrom)) / (7 * dayMs)) % rule.everyWeeks ===
            0 &&
          isIn(rule),
      );
      const covering = it.exceptions.filter((exception) => isOn(exception) && isIn(exception));
      const isOpen = isRuled || covering.some(({ kind }) => kind === 'opening');
      if (isOpen && !covering.some(({ kind }) => kind === 'absence')) open.add(at);
    }
    return open;
  }

  test('open time is what each five minutes alone would say', () => {
    fc.assert(
      fc.property(scene, ({ zone, range, ...availability }) => {
        const open = minutesOf(openTimeOf(calendarOf(zone, range), availability));
        const inRange = open.filter((at) => range.startMs <= at && at < range.endMs);
        expect(inRange).toEqual([...openCells(zone, range, availability)]);
      }),
      { numRuns: 60 },
    );
  });

  test('every slot is open and free for all its minutes, and slots share none', () => {
    const taken = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 24 })), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(scene, taken, ({ zone, range, ...availability }, appointments) => {
        const intervals = appointments.map(([cell, count]) => {
          const startMs = range.startMs + cell * 300_000;
          return { startMs, endMs: startMs + count * 300_000 };
        });
        const calendar = calendarOf(zone, range);
        const slots = freeSlots(calendar, availability, { range, taken: intervals });
        const around = { startMs: range.startMs, endMs: range.endMs + dayMs };
        const open = openCells(zone, around, availability);
        for (const at of minutesOf(intervals)) open.delete(at);
        const covered = minutesOf(slots);
        expect(covered.filter((at) => !open.has(at))).toEqual([]);
        expect(new Set(covered).size).toBe(covered.length);
      }),
      { numRuns: 60 },
    );
  });

  test('one rule alone leaves no slot out', () => {
    fc.assert(
      fc.property(scene, ({ zone, range, rules: [rule] }) => {
        if (!rule) return;
        const availability = { rules: [{ ...rule, weekdays }], exceptions: [] };
        const whole = openTimeOf(calendarOf(zone, range), availability);
        const slotMs = rule.slotMinutes * 60_000;
        const expected = whole.reduce(
          (sum, { startMs, endMs }) => sum + Math.floor((endMs - startMs) / slotMs),
          0,
        );
        const everything = { startMs: 0, endMs: Date.parse('2100-01-01') };
        const search = { range: everything, taken: [] };
        expect(freeSlots(calendarOf(zone, range), availability, search)).toHaveLength(expected);
      }),
      { numRuns: 60 },
    );
  });
});
